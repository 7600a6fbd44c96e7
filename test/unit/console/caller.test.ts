import { expect, it } from 'vitest';
import { callerOf } from '../../../src/console/security/caller.ts';

interface Asked {
  cf?: unknown;
  headers?: Record<string, string>;
}

it.each<[name: string, asked: Asked, address: string]>([
  ['on Cloudflare', { cf: { colo: 'SIN' }, headers: { 'cf-connecting-ip': '203.0.113.7' } }, '203.0.113.7'],
  [
    'on Cloudflare, whatever else is claimed',
    { cf: {}, headers: { 'cf-connecting-ip': '203.0.113.7', 'x-forwarded-for': '1.1.1.1' } },
    '203.0.113.7',
  ],
  ['on plain workerd', { cf: { clientIp: '203.0.113.7:50412' } }, '203.0.113.7'],
  [
    'on plain workerd, whatever is claimed',
    { cf: { clientIp: '203.0.113.7:50412' }, headers: { 'cf-connecting-ip': '1.1.1.1', 'x-forwarded-for': '1.1.1.1' } },
    '203.0.113.7',
  ],
  [
    'behind a proxy on this machine',
    { cf: { clientIp: '127.0.0.1:50412' }, headers: { 'x-forwarded-for': '203.0.113.7' } },
    '203.0.113.7',
  ],
  [
    'behind a proxy, with a forged beginning',
    { cf: { clientIp: '10.0.0.2:1' }, headers: { 'x-forwarded-for': '1.1.1.1, 203.0.113.7' } },
    '203.0.113.7',
  ],
  ['behind a proxy that does not say', { cf: { clientIp: '127.0.0.1:50412' } }, '127.0.0.1'],
  ['over IPv6, by network', { cf: { clientIp: '[2001:db8:0:1:aaaa::1]:443' } }, '2001:db8:0:1::/64'],
  ['over IPv6, from the same network', { cf: { clientIp: '[2001:DB8:0:1:bbbb:1:2:3]:443' } }, '2001:db8:0:1::/64'],
  ['over IPv6, written short', { headers: { 'cf-connecting-ip': '2001:db8::1' } }, '2001:db8:0:0::/64'],
  ['over IPv4 in IPv6', { headers: { 'cf-connecting-ip': '::ffff:203.0.113.7' } }, '203.0.113.7'],
  ['from nowhere', {}, 'unknown'],
])('%s', (_name, { cf, headers }, address) => {
  const request = Object.assign(new Request('https://ding.example', { headers }), { cf });
  expect(callerOf(request as never)).toBe(address);
});
