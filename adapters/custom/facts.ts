import type { EventOf, Text } from '../../src/kit/index.ts';
import type { Json } from './json.ts';

type Fact = NonNullable<EventOf<'notice'>['facts']>[number];

/** What a message tells; a notice shows fewer still. */
const most = 20;

/** Names of fields whose values belong in no group. */
const secret =
  /token|secret|passw|passphrase|credential|authorization|cookie|signature|api.?key|private.?key|access.?key/i;

const yes: Text = { 'zh-CN': '是', en: 'yes' };
const no: Text = { 'zh-CN': '否', en: 'no' };

/** The plain values at the top of a JSON object under their own names, without those in `told` and without secrets. */
export function factsOf(json: Json, told: ReadonlySet<string>): Fact[] {
  return Object.entries(json)
    .flatMap(([name, value]): Fact[] => {
      if (told.has(name) || name.trim() === '' || secret.test(name)) return [];
      if (typeof value === 'boolean') return [{ name, value: value ? yes : no }];
      if (typeof value === 'number') return [{ name, value: `${value}` }];
      return typeof value === 'string' && value.trim() !== '' ? [{ name, value }] : [];
    })
    .slice(0, most);
}
