import * as z from 'zod';
import { type AuthScheme, type PublishedKeys, type RawRequest, rsaSha1 } from '../../src/kit/index.ts';
import { changedAt } from './identity.ts';

/** A captured delivery is worth nothing after this, ms: well within the time for which repeats are remembered. */
const freshness = 24 * 60 * 60 * 1000;

const rsa = rsaSha1({
  id: 'rsa-sha1',
  header: 'signature',
  message: (req) => new TextEncoder().encode(req.json()),
});

/**
 * Travis CI's signature over the decoded form field. It carries no time of its own, so a build that changed more than a day
 * ago is `stale`. https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
 */
export const signature: AuthScheme = {
  ...rsa,
  async verify(req, secrets, now) {
    const result = await rsa.verify(req, secrets, now);
    if (!result.ok || !(now - changedAt(req) > freshness)) return result;
    return { ok: false, reason: 'stale' };
  },
};

const Config = z.object({
  config: z.object({ notifications: z.object({ webhook: z.object({ public_key: z.string() }) }) }),
});

/** Travis CI publishes its key at `/config` of its API. The public service, and the one for open source that it replaced. */
export const keys: PublishedKeys = {
  scheme: signature.id,
  header: 'signature',
  variable: 'TRAVIS_ORIGINS',
  servers: ['https://api.travis-ci.com', 'https://api.travis-ci.org'],
  path: '/config',
  read(answer) {
    const { data } = Config.safeParse(answer);
    return data ? [data.config.notifications.webhook.public_key.trim()] : [];
  },
};

/** Travis CI signs everything but the card it makes for Microsoft Teams. */
export function unproven(req: RawRequest): string | null {
  if (!/^application\/json\b/i.test(req.headers.get('content-type') ?? '')) return null;
  return 'Travis CI sent a card for Microsoft Teams, which it does not sign: take "msteams: true" out of .travis.yml.';
}
