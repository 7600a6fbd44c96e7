import { type Api, saidBy } from '../api.ts';
import type { Attempt, Values } from '../contract.ts';
import { filledIn, text } from '../form.ts';
import type { Network, Reply } from '../line.ts';
import { done, entered, type Failed, failed, refusal } from '../problems.ts';
import { fields, refusals } from './words.ts';

/** Where Trello's API is. */
const home = 'https://api.trello.com/1';

/** Opens Trello, or says which field is wrong. `hidden` is struck out of what Trello says. */
export function open(credentials: Values, network: Network, hidden: readonly string[] = []): Attempt<Api> {
  const filled = filledIn(credentials, fields, network);
  if (!filled.ok) return filled;
  const [key, token] = [text(credentials, 'key'), text(credentials, 'token')];
  if (!/^[0-9a-f]{32}$/i.test(key)) return failed('field', refusals.key, { field: 'key' });
  if (!/^[\w-]{16,200}$/.test(token)) return failed('field', refusals.token, { field: 'token' });
  const struck = [...entered(credentials), ...hidden];
  return done({
    vendor: 'Trello',
    host: 'trello.com',
    network,
    base: network.trello ?? home,
    headers: { authorization: `OAuth oauth_consumer_key="${key}", oauth_token="${token}"` },
    explain: (reply) => explain(reply, struck),
  });
}

/** Trello's errors are plain text. */
function explain(reply: Reply, hidden: readonly string[]): Failed {
  const { status } = reply;
  const said = saidBy(reply);
  if (/invalid key/i.test(said)) return failed('token', refusals.key, { field: 'key' });
  if (status === 401 && /permission|unauthorized [a-z]+ (?:access|permission)/i.test(said)) {
    return failed('scope', refusals.scope, { field: 'token' });
  }
  if (status === 401 || status === 403) return failed('token', refusals.token, { field: 'token' });
  if (status === 404 || /invalid value for idModel|invalid id/i.test(said)) {
    return failed('right', refusals.right, { field: 'place' });
  }
  if (/did not return 200/i.test(said)) return failed('callback', refusals.callback);
  return refusal(status, 'Trello', said, hidden);
}
