import { expect, test } from 'vitest';
import { addressOf } from '../../../src/ingress/address.ts';

const seen = 'http://127.0.0.1:8787/trello/abc';

test.each<[name: string, requested: string, publicUrl: string | null | undefined, address: string]>([
  ['without one, the request’s own', seen, undefined, seen],
  ['null, as workerd hands over what is not set', seen, null, seen],
  ['empty', seen, '', seen],
  ['an origin', seen, 'https://hooks.example.com', 'https://hooks.example.com/trello/abc'],
  ['an origin with a slash', seen, ' https://hooks.example.com/ ', 'https://hooks.example.com/trello/abc'],
  ['an origin with a port', seen, 'https://hooks.example.com:8443', 'https://hooks.example.com:8443/trello/abc'],
  ['a default port is dropped', seen, 'https://hooks.example.com:443', 'https://hooks.example.com/trello/abc'],
  [
    'the query stays, to the last character',
    `${seen}?t=1&x=%e4%BD%a0`,
    'https://h.example',
    'https://h.example/trello/abc?t=1&x=%e4%BD%a0',
  ],
  [
    'a path that looks like a host stays a path',
    'http://a.example//evil.example/x',
    'https://h.example',
    'https://h.example//evil.example/x',
  ],
  ['a path in it is not taken', seen, 'https://hooks.example.com/dinghook', 'https://hooks.example.com/trello/abc'],
  ['no address', seen, 'hooks.example.com', seen],
  ['another protocol', seen, 'ftp://hooks.example.com', seen],
])('%s', (_, requested, publicUrl, address) => {
  expect(addressOf(requested, publicUrl).href).toBe(address);
});
