import { type AuthScheme, RawRequest } from '../../../src/kit/index.ts';

/** A request that must be refused, with the secrets and the time (ms) to check it against. */
export interface Negative {
  /** What was done to it: `x-hub-signature-256: upper case`. */
  name: string;
  req: RawRequest;
  secrets: readonly string[];
  now: number;
}

/** What signs and what verifies: the same text but for schemes with a key pair. */
export interface Keys {
  sign: string;
  verify: string;
}

/** The request as an authentic sender would send it. */
export async function authentic(scheme: AuthScheme, req: RawRequest, secret: string, now: number): Promise<RawRequest> {
  return changed(req, { headers: await scheme.sign(req, secret, now) });
}

/**
 * Everything an attacker or a sloppy client might make of an authentic request, derived from the scheme's own `sign`:
 * each header of the proof damaged in every way known, other secrets, and whatever the scheme says to cover changed.
 * None for a scheme that covers nothing. Throws when the authentic request itself is refused: then nothing would be
 * proved.
 */
export async function negatives(
  scheme: AuthScheme,
  req: RawRequest,
  secret: string | Keys,
  now: number,
): Promise<Negative[]> {
  const keys = typeof secret === 'string' ? { sign: secret, verify: secret } : secret;
  const proof = await scheme.sign(req, keys.sign, now);
  const good = changed(req, { headers: proof });
  const secrets = [keys.verify];
  const result = await scheme.verify(good, secrets, now);
  if (!result.ok) throw new Error(`${scheme.id} refuses its own proof: ${result.reason}`);
  if (result.covers === 'none') return [];
  const found: Negative[] = [];
  for (const [header, value] of Object.entries(proof)) {
    for (const [how, mutant] of headerMutants(header, value)) {
      const bad = changed(good, { headers: mutant });
      if (bad.headers.get(header) !== value) found.push({ name: `${header}: ${how}`, req: bad, secrets, now });
    }
  }
  for (const [how, others] of secretMutants(keys.verify)) {
    found.push({ name: `secrets: ${how}`, req: good, secrets: others, now });
  }
  if (result.covers === 'token') return found;
  for (const [how, body] of bodyMutants(req.body)) {
    found.push({ name: `body: ${how}`, req: changed(good, { body }), secrets, now });
  }
  if (result.covers === 'body') return found;
  for (const seconds of [301, 302, 3600, 86_400, 10 ** 9]) {
    found.push({ name: `${seconds} s late`, req: good, secrets, now: now + seconds * 1000 });
    found.push({ name: `${seconds} s early`, req: good, secrets, now: now - seconds * 1000 });
  }
  return found;
}

/** Header changes by what they do; null takes the header away. */
function* headerMutants(
  header: string,
  value: string,
): Generator<[how: string, headers: Record<string, string | null>]> {
  yield ['missing', { [header]: null }];
  yield ['under another name', { [header]: null, [`${header}-x`]: value }];
  for (const [how, mutant] of valueMutants(value)) yield [how, { [header]: mutant }];
}

function* valueMutants(value: string): Generator<[how: string, value: string]> {
  yield ['empty', ''];
  for (const length of [1, 2, 3, 4, 8, value.length >> 1, value.length - 1]) {
    yield [`cut to ${value.length - length} characters`, value.slice(0, -length)];
    yield [`without its first ${length}`, value.slice(length)];
  }
  for (const extra of ['0', 'a', 'A', '=', '==', '00', '.', '%00', '\u00a0']) {
    yield [`followed by ${extra}`, value + extra];
    yield [`preceded by ${extra}`, extra + value];
  }
  yield ['twice in a row', value + value];
  yield ['reversed', [...value].reverse().join('')];
  yield ['upper case', value.toUpperCase()];
  yield ['lower case', value.toLowerCase()];
  for (const [index, char] of [...value].entries()) {
    const put = (other: string) => value.slice(0, index) + other + value.slice(index + 1);
    yield [`character ${index} replaced`, put(neighbour(char))];
    yield [`character ${index} in the other case`, put(otherCase(char))];
  }
  const middle = value.length >> 1;
  for (const [name, char] of Object.entries({ space: ' ', tab: '\t', comma: ',', nbsp: '\u00a0', quote: '"' })) {
    yield [`${name} inside`, value.slice(0, middle) + char + value.slice(middle)];
  }
  for (const [open, close] of ['""', "''", '<>', '()', '[]', '{}']) yield [`in ${open}${close}`, open + value + close];
  for (const list of ['V, V', 'V,V', ', V', ',V', 'V,', 'x, V', 'V, x', 'V; V', 'V;', 'V|V', 'V&V', 'x=V']) {
    yield [`list ${list}`, list.replaceAll('V', value)];
  }
  const bare = value.replace(/^[a-z\d]+[=,]/, '');
  for (const prefix of [
    '',
    'sha256=',
    'sha1=',
    'sha512=',
    'SHA256=',
    'Sha1=',
    'sha-256=',
    'sha256:',
    'sha256 ',
    'md5=',
  ]) {
    yield [`prefix "${prefix}"`, prefix + bare];
    yield [`prefix "${prefix}" before its own`, prefix + value];
  }
  for (const prefix of ['v1=', 'V1,', 'v0,', 'v2,', 'v1a,', 'v1,v1,', 'Bearer ', 'Basic ', '=', ',']) {
    yield [`prefix "${prefix}"`, prefix + bare];
  }
  yield ['percent-encoded', encodeURIComponent(value)];
  yield ['base64url', value.replaceAll('+', '-').replaceAll('/', '_')];
  yield ['base64url without padding', value.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')];
  yield ['without padding', value.replace(/=+$/, '')];
  yield ['in base64', btoa(value)];
  yield ['all zeros', value.replace(/[\w+/]/g, '0')];
  yield ['null', 'null'];
  yield ['undefined', 'undefined'];
  if (!/^\d+$/.test(value)) return;
  for (const time of ['123abc', `${value}abc`, `${value}.0`, `${value}.5`, `-${value}`, `+${value}`, `0${value}`]) {
    yield [`time ${time}`, time];
  }
  for (const time of [
    `0x${Number(value).toString(16)}`,
    `${Number(value)}e0`,
    `${value}000`,
    '0',
    '-1',
    'NaN',
    '1e9',
  ]) {
    yield [`time ${time}`, time];
  }
}

function* secretMutants(given: string): Generator<[how: string, secrets: string[]]> {
  // A final newline belongs to a PEM file, not to its key.
  const secret = given.trim();
  const middle = secret.length >> 1;
  const other = secret.slice(0, middle) + neighbour(secret.charAt(middle)) + secret.slice(middle + 1);
  yield ['none', []];
  yield ['an empty one', ['']];
  yield ['empty ones', ['', '', '']];
  yield ['one character replaced', [other]];
  yield ['several others', [other, `${secret}x`, 'secret']];
  yield ['one more character', [`${secret}x`]];
  yield ['first character gone', [secret.slice(1)]];
  yield ['last character gone', [secret.slice(0, -1)]];
  yield ['twice in a row', [secret + secret]];
}

function* bodyMutants(body: Uint8Array): Generator<[how: string, body: Uint8Array]> {
  const newline = 10;
  yield ['empty', new Uint8Array()];
  yield ['a newline more', Uint8Array.of(...body, newline)];
  yield ['a newline before', Uint8Array.of(newline, ...body)];
  yield ['a NUL more', Uint8Array.of(...body, 0)];
  yield ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...body)];
  yield ['last byte gone', body.slice(0, -1)];
  yield ['first byte gone', body.slice(1)];
  yield ['twice in a row', Uint8Array.of(...body, ...body)];
  for (const index of [0, body.length >> 2, body.length >> 1, body.length - 1]) {
    yield [`byte ${index} flipped`, body.map((byte, at) => (at === index ? byte ^ 1 : byte))];
  }
}

/** Another character of the same alphabet, so that only the value is wrong, not its shape. */
function neighbour(char: string): string {
  if (/\d/.test(char)) return char === '9' ? '0' : String.fromCharCode(char.charCodeAt(0) + 1);
  if (/[a-eg-yA-EG-Y]/.test(char)) return String.fromCharCode(char.charCodeAt(0) + 1);
  return { f: 'a', F: 'A', z: 'a', Z: 'A', '+': '/', '/': '+', '=': 'A' }[char] ?? 'x';
}

function otherCase(char: string): string {
  return char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
}

function changed(
  req: RawRequest,
  { headers = {}, body = req.body }: { headers?: Record<string, string | null>; body?: Uint8Array },
): RawRequest {
  const merged = new Headers(req.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  return new RawRequest(req.method, req.url, merged, body);
}
