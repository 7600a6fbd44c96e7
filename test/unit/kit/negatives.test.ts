import { describe, expect, it } from 'vitest';
import { secretUrl } from '../../../src/kit/index.ts';
import { authentic, negatives } from './negatives.ts';
import { sample, subjects } from './schemes.ts';

const now = 1_767_225_600_123;

describe.each(subjects)('$name', ({ scheme, covers, keys, other }) => {
  it('accepts what it signed, alone and during a rotation', async () => {
    const good = await authentic(scheme, sample(), keys.sign, now);
    const old = await authentic(scheme, sample(), other.sign, now);
    const both = [keys.verify, other.verify];
    const verdicts = await Promise.all([
      scheme.verify(good, [keys.verify], now),
      scheme.verify(good, both, now),
      scheme.verify(old, both, now),
      scheme.verify(old, ['', ...both.toReversed()], now),
    ]);
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it('refuses a proof made with another secret', async () => {
    const forged = await authentic(scheme, sample(), other.sign, now);
    expect(await scheme.verify(forged, [keys.verify], now)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('refuses at least 60 negatives, every one', async () => {
    const all = await negatives(scheme, sample(), keys, now);
    const accepted = await Promise.all(
      all.map(async ({ name, req, secrets, now }) => ((await scheme.verify(req, secrets, now)).ok ? [name] : [])),
    );
    expect(accepted.flat()).toEqual([]);
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  });

  it('says what its proof covers, and the negatives change that', async () => {
    const good = await authentic(scheme, sample(), keys.sign, now);
    expect(await scheme.verify(good, [keys.verify], now)).toEqual({ ok: true, covers });
    const names = (await negatives(scheme, sample(), keys, now)).map(({ name }) => name);
    expect(names.some((name) => name.startsWith('body:'))).toBe(covers !== 'token');
    expect(names.includes('301 s late')).toBe(covers === 'id+time+body');
  });
});

it('a scheme without a proof has no negatives and accepts everything', async () => {
  const scheme = secretUrl();
  expect(await negatives(scheme, sample(), '', now)).toEqual([]);
  expect(await scheme.verify(sample(), [], now)).toEqual({ ok: true, covers: 'none' });
  expect(await scheme.sign(sample(), '', now)).toEqual({});
});
