import type { DingTalk } from './dingtalk.ts';
import { shown } from './dingtalk.ts';
import { peak } from './measure.ts';
import type { Rig } from './rig.ts';
import type { Bench } from './row.ts';

/** Where everything acknowledged ended up, over several groups. */
export interface Account {
  /** Acknowledged and in no message. */
  lost: string[];
  /** In more than one message. */
  twice: string[];
  /** In a message, though nobody was told that it was taken: its sender got no reply. */
  unasked: number;
  messages: number;
  accepted: number;
}

/** Compares what senders were told (delivery ids by group) with the messages and ledgers of the Outboxes. */
export async function account(rig: Rig, acknowledged: ReadonlyMap<string, readonly string[]>): Promise<Account> {
  const total: Account = { lost: [], twice: [], unasked: 0, messages: 0, accepted: 0 };
  for (const [group, deliveries] of acknowledged) {
    const rows = await rig.messages(group);
    const { ledger } = await rig.status(group);
    const placed = new Map<string, number>();
    for (const id of rows.flatMap(({ dispatches }) => dispatches)) placed.set(id, (placed.get(id) ?? 0) + 1);
    const wanted = new Set(deliveries.map(dispatchOf));
    total.lost.push(...[...wanted].filter((id) => !placed.has(id)));
    total.twice.push(...[...placed].filter(([, times]) => times > 1).map(([id]) => id));
    total.unasked += [...placed.keys()].filter((id) => !wanted.has(id)).length;
    total.messages += rows.length;
    total.accepted += ledger.accepted;
    if (ledger.accepted !== placed.size) {
      rig.imbalances.push(`${group} counts ${ledger.accepted} accepted, its messages hold ${placed.size}`);
    }
  }
  return total;
}

/** The dispatch of a delivery whose hook tells one group. */
export function dispatchOf(delivery: string): string {
  return `${delivery}.00`;
}

/** What has to hold whatever was done to the product: nothing lost, nothing twice. */
export function mustBeWhole(bench: Bench, { lost, twice }: Account): void {
  bench.must(lost.length === 0, `${lost.length} acknowledged events are in no message: ${lost.slice(0, 3).join(' ')}`);
  bench.must(twice.length === 0, `${twice.length} events are in more than one message: ${twice.slice(0, 3).join(' ')}`);
}

/** What has to hold where DingTalk honours `msgUuid`: it shows each event once, and never saw too many requests. */
export async function mustBeShownOnce(bench: Bench, rig: Rig, dingtalk: DingTalk, group: string): Promise<void> {
  const { ledger } = await rig.status(group);
  const seen = dingtalk.timeline(group).reduce((sum, rec) => sum + shown(rec), 0);
  const told = ledger.sent + ledger.merged;
  bench.must(seen === told, `${group} shows ${seen} events, its ledger says ${told}`);
  const byRobot = Map.groupBy(dingtalk.requests(group), ({ token }) => token);
  for (const [robot, requests] of byRobot) {
    const most = peak(
      requests.map(({ arrivedAt }) => arrivedAt),
      bench.real(60_000),
    );
    // Counted at the arrival: two may bunch up on the way, which is why the product starts 18 and not 20.
    bench.must(most <= 20, `${robot} made ${most} requests within a minute`);
  }
}
