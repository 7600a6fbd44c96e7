import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import base from './base.css';
import bubbles from './bubbles.css';
import components from './components.css';
import connectScript from './connect.client.js';
import connect from './connect.css';
import consoleScript from './console.client.js';
import dark from './dark.css';
import editorScript from './editor.client.js';
import editor from './editor.css';
import groups from './groups.css';
import hooks from './hooks.css';
import layout from './layout.css';
import overview from './overview.css';
import people from './people.css';
import reference from './reference.css';
import settings from './settings.css';
import templates from './templates.css';
import tokens from './tokens.css';

/** What a browser is sent besides pages. A new stylesheet goes into the list of `console.css`, a new script gets a line. */
const files = {
  'console.css': {
    type: 'text/css',
    text: [
      tokens,
      base,
      layout,
      components,
      bubbles,
      overview,
      groups,
      hooks,
      connect,
      reference,
      editor,
      templates,
      people,
      settings,
    ].join('\n'),
  },
  'connect.js': { type: 'text/javascript', text: connectScript },
  'dark.css': { type: 'text/css', text: dark },
  'console.js': { type: 'text/javascript', text: consoleScript },
  'editor.js': { type: 'text/javascript', text: editorScript },
  'favicon.svg': { type: 'image/svg+xml', text: favicon() },
} as const satisfies Record<string, { type: string; text: string }>;

/** The files there are. */
export type AssetName = keyof typeof files;

/** The address of a file; it changes with its contents, so that browsers may keep it for good. */
export function assetUrl(name: AssetName): string {
  const { text } = files[name];
  return `/assets/${fingerprint(text)}/${name}`;
}

/** Serves them, to be mounted at `/assets`. They are the same for everybody and hold no data. */
export const assets = new Hono().use(secureHeaders({ referrerPolicy: 'no-referrer' })).get('/:hash/:name', (c) => {
  const { hash, name } = c.req.param();
  const known = isAsset(name) && assetUrl(name) === `/assets/${hash}/${name}`;
  if (!known) return c.text('Not found', 404);
  const { type, text } = files[name];
  return c.body(text, 200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

function isAsset(name: string): name is AssetName {
  return Object.hasOwn(files, name);
}

/** Tells contents apart, 53 bits: enough for a cache, no use against an attacker. https://github.com/bryc/code (cyrb53) */
function fingerprint(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

function favicon(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2b5bd7"/><path d="M20.5 7.5v10.2a5.2 5.2 0 1 1-10.4 0V15" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/><path d="M6.9 17.6l3.2-3.4 3.2 3.4" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/><circle cx="20.5" cy="7.6" r="2.2" fill="#fff"/></svg>`;
}
