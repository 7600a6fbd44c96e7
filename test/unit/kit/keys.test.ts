import { expect, it } from 'vitest';
import { remembered } from '../../../src/kit/auth/keys.ts';

it('remembers results, and forgets the oldest beyond 256', async () => {
  const made: string[] = [];
  const recall = remembered(async (secret) => {
    made.push(secret);
    return secret.length;
  });
  for (let n = 0; n < 256; n++) await recall(`s${n}`);
  await recall('s0');
  expect(made).toHaveLength(256);
  await recall('one more');
  await recall('s1');
  expect(made).toHaveLength(257);
  await recall('s0');
  expect(made.slice(256)).toEqual(['one more', 's0']);
});

it('remembers that a secret is no key', async () => {
  let asked = 0;
  const recall = remembered(async () => {
    asked++;
    return undefined;
  });
  expect([await recall('x'), await recall('x')]).toEqual([undefined, undefined]);
  expect(asked).toBe(1);
});
