import { describe, expect, it } from 'vitest';
import { Repositories, Server } from '../../../src/directory/places.ts';

describe('a server that a hook names', () => {
  it.each([
    ['https://travis.example.com', true],
    ['https://travis.example.com/api', true],
    ['https://travis.example.com:8443', true],
    [' https://travis.example.com ', true],
    ['http://travis.example.com', false],
    ['https://user:pass@travis.example.com', false],
    ['https://travis.example.com/?a=b', false],
    ['https://travis.example.com/#a', false],
    ['file:///etc/passwd', false],
    ['travis.example.com', false],
    ['', false],
  ])('%s', (text, ok) => {
    expect(Server.safeParse(text).success).toBe(ok);
  });
});

describe('the repositories that a hook accepts', () => {
  it.each([
    ['one', ['acme/web'], true],
    ['a pattern', ['acme/*'], true],
    ['none', [], true],
    ['an empty one', [' '], false],
    ['a text', 'acme/web', false],
    ['too many', Array(201).fill('acme/web'), false],
  ])('%s', (_, value, ok) => {
    expect(Repositories.safeParse(value).success).toBe(ok);
  });
});
