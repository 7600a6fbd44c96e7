import { github } from '../../../adapters/github/index.ts';
import { DingTalk } from './dingtalk.ts';
import { row } from './row.ts';

/** Fields of the wrong type, which no schema takes. */
const strange = [
  { repository: 5 },
  { repository: [], sender: 'x', action: {} },
  { action: [1], ref: {}, commits: 'x' },
];

row(
  'R23',
  {
    what: 'payloads that the schema does not know, for every event name of GitHub',
    target: '100 % quarantined, one notice an event name (the hour and the replay: test/workerd)',
    scale: 1,
    seconds: [90, 90],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    const group = 'strange';
    await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
    const names = Object.keys(github.routes).filter((name) => !github.silent?.includes(name));
    const told = new Set<string>();
    let quarantined = 0;
    for (const [round, body] of strange.entries()) {
      for (const name of names) {
        const reply = await rig.deliver(group, { ...body, round, name }, undefined, name);
        // Some events are read whatever their fields are: a ping says nothing in any case.
        if (reply?.outcome === 'ignored') continue;
        bench.must(reply?.outcome === 'quarantined', `${name}: ${reply?.status} ${reply?.outcome}`);
        quarantined++;
        told.add(name);
      }
    }
    const { ledger } = await rig.drained(group, told.size, 120_000);
    bench.must(ledger.accepted === told.size, `${ledger.accepted} notices for ${told.size} event names`);
    bench.must(told.size > 20, `only ${told.size} event names can be quarantined`);
    bench.measured = `${quarantined} of ${quarantined} quarantined under ${told.size} event names, ${ledger.accepted} notices`;
    await dingtalk.gone();
  },
);
