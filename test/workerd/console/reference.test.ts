import { describe, expect, it } from 'vitest';
import document from '../../../docs/schema/openapi.json' with { type: 'json' };
import { Browser, origin } from './browser.ts';

const html = (language: string, path = '/api') => new Browser('203.0.113.7', language).text(path);

/** The words of a page, entities of quotes resolved. */
const wordsOf = (page: string) =>
  page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

describe('the API to be read', () => {
  it('is there for everybody, with the headers of the console', async () => {
    const reply = await new Browser().ask('/api');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await reply.text();
    expect(page).not.toMatch(/<script(?![^>]* src="\/assets)|\sstyle=|\son\w+=|<form/);
  });

  it.each(['zh-CN', 'en'])(
    'shows every call with its scope, parameters, schemas and an example (%s)',
    async (language) => {
      const page = await html(language);
      const words = wordsOf(page);
      expect(page).toContain(`<html lang="${language}"`);
      for (const [path, calls] of Object.entries(document.paths)) {
        for (const [method, { operationId, summary, description }] of Object.entries(calls)) {
          const start = page.indexOf(`<article class="operation card" id="${operationId}"`);
          expect([path, start]).not.toEqual([path, -1]);
          const article = page.slice(start, page.indexOf('</article>', start));
          const said = wordsOf(`<main>${article}`);
          expect(said).toContain(`${method.toUpperCase()} ${path}`);
          expect(said).toContain(summary);
          const scope = /`(\w+)`\.$/.exec(description)?.[1];
          expect(said).toContain(` ${scope ?? (language === 'en' ? 'no token' : '无需令牌')} `);
          expect(said).toContain(`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${origin}/api`);
        }
      }
      for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="schema-${name}"`);
      for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
      expect(words).not.toMatch(/undefined|\[object|null,/);
    },
  );

  it.each([
    ['what the browser asks for', '/api', 'en', 'API reference'],
    ['what the address says', '/api?lang=zh-CN', 'en', 'API 参考'],
    ['what the address says, the other way', '/api?lang=en', 'zh-CN', 'API reference'],
    ['nothing that is no language', '/api?lang=%22%3E%3Cb%3E', 'zh-CN', 'API 参考'],
  ])('speaks %s', async (_, path, language, title) => {
    const page = await html(language, path);
    expect(page).toContain(`<h1><span>${title}</span>`);
    expect(page).not.toContain('<b>');
  });

  it('names the address that sources know', async () => {
    const page = await new Browser().text('/api', { bindings: { PUBLIC_URL: 'https://hooks.example.com' } });
    expect(wordsOf(page)).toContain('curl https://hooks.example.com/api/groups');
    expect(page).not.toContain(origin);
  });

  it('leaves the rest of the API as it is', async () => {
    const reply = await new Browser().ask('/api/groups');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([401, 'application/json']);
    await reply.text();
  });
});
