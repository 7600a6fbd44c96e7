import { reset, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Backlog } from '../../../src/inbox/backlog.ts';
import { deliveryIds } from '../../../src/inbox/ids.ts';
import { InboxStore } from '../../../src/inbox/store.ts';
import { draft, incoming, stub } from './samples.ts';

afterEach(() => reset());

const names = ['web', 'ops', 'qa'];
const group = fc.constantFrom(...names);

const Step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('accept' as const), groups: fc.array(group, { maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replay' as const), nth: fc.nat(20) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('confirm' as const), group, parcels: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

/** What waits for each group, in order. */
const waiting = (backlog: Backlog) => Object.fromEntries(names.map((name) => [name, backlog.next(name, 1_000_000)]));

it('a restart finds what waited when the last row was written: never less than what waits, in the same order', async () => {
  await runInDurableObject(stub(), (_, state) => {
    const property = fc.property(fc.array(Step, { maxLength: 40 }), (steps) => {
      for (const table of ['journal', 'replays', 'meta']) state.storage.sql.exec(`DELETE FROM ${table}`);
      let store = new InboxStore(state.storage);
      let backlog = store.backlog();
      let nextId = deliveryIds(store.newest());
      let written = waiting(backlog);
      const deliveries: string[] = [];
      for (const step of steps) {
        switch (step.do) {
          case 'accept': {
            const accepted = store.accept(
              nextId(0),
              incoming({ dispatches: step.groups.map((name) => draft(name)) }),
              backlog,
            );
            if ('delivery' in accepted) deliveries.push(accepted.delivery);
            written = waiting(backlog);
            break;
          }
          case 'replay': {
            const delivery = deliveries[step.nth % Math.max(1, deliveries.length)] ?? '';
            const replayed = store.replay(nextId(0), delivery, { now: 0, groups: names }, backlog);
            if (replayed.outcome === 'accepted') written = waiting(backlog);
            break;
          }
          case 'confirm':
            backlog.confirmed(step.group, step.parcels);
            break;
          case 'save':
            store.save(backlog);
            written = waiting(backlog);
            break;
          case 'restart':
            store = new InboxStore(state.storage);
            backlog = store.backlog();
            nextId = deliveryIds(store.newest());
            expect(waiting(backlog)).toEqual(written);
            break;
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
