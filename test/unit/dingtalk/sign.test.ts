import { describe, expect, it } from 'vitest';
import { signature, signedUrl } from '../../../src/dingtalk/sign.ts';

const zeros = `SEC${'0'.repeat(64)}`;
const base = 'https://oapi.dingtalk.com/robot/send?access_token=0123abcd';

describe('vectors, on which node, openssl, Python and WebCrypto agree', () => {
  it.each([
    ['this is secret', 1700000000000, 'sSFWELbV2YwjdDQhWZwTcWlX5BWUx5J6TPpsZmuPii0='],
    [zeros, 1577808000003, 'KCalcqbFjQthLjqvZ/AWOCLvSCVtT3BJnx7zC+AkT50='],
    [
      'SECf3a1c29b7d5e40818c6e2f9b0a4d7c15e8f26b3a9d0c4e7f1a2b5c8d9e0f3a46',
      1767225600123,
      'W8enkrtVZDh1FUcjALmomd7gGlZp9ckJZcKV7Di1fvo=',
    ],
    ['密钥secret', 1700000000000, 'GRlspTFJbjlCR5rfV4aLGkGuM6DD6WPTf+zrESV6u50='],
    [zeros, 1577808000000, 'SkH0bZZJeWn2i+MM0pUbOajntjIpQjT8EDAQCbVvF1k='],
  ])('%s at %i', async (secret, timestamp, base64) => {
    expect(await signature(secret, timestamp)).toBe(base64);
    const encoded = base64.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D');
    expect(await signedUrl(base, secret, timestamp)).toBe(`${base}&timestamp=${timestamp}&sign=${encoded}`);
  });
});

describe('signedUrl', () => {
  const signed = '&timestamp=1700000000000&sign=sSFWELbV2YwjdDQhWZwTcWlX5BWUx5J6TPpsZmuPii0%3D';
  it.each([
    { name: 'no secret: as it is', url: base, secret: undefined, want: base },
    { name: 'an empty secret is none', url: base, secret: '', want: base },
    { name: 'no secret: what was pasted is dropped', url: `${base}&timestamp=1&sign=x`, secret: undefined, want: base },
    {
      name: 'what was pasted is replaced',
      url: `${base}&timestamp=1&sign=x%2B`,
      secret: 'this is secret',
      want: base + signed,
    },
    {
      name: 'even several times and in front',
      url: base.replace('?', '?sign=a&timestamp=1&sign=b&'),
      secret: 'this is secret',
      want: base + signed,
    },
  ])('$name', async ({ url, secret, want }) => {
    expect(await signedUrl(url, secret, 1_700_000_000_000)).toBe(want);
  });

  it('uses the moment it is given', async () => {
    const [one, two] = await Promise.all([signedUrl(base, 's', 1), signedUrl(base, 's', 2)]);
    expect(one).not.toBe(two);
  });
});
