import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { nextPush } from './pushes.ts';
import { row } from './row.ts';

/** Templates that can be saved and cannot be used. */
const broken: Readonly<Record<string, string>> = {
  loops: '{% for a in (1..900) %}{% for b in (1..900) %}x{% endfor %}{% endfor %}',
  huge: "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..12) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
  silent: '{% comment %}nothing{% endcomment %}',
};

row(
  'R24',
  {
    what: `a hook with a broken template of its own: ${Object.keys(broken).join(', ')}`,
    target: '100 % delivered by the next level, the hook flagged',
    scale: 1,
    seconds: [60, 60],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    const parts: string[] = [];
    for (const [group, push] of Object.entries(broken)) {
      await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }], { templates: { push } });
      const deliveries: string[] = [];
      for (let n = 0; n < 10; n++) {
        const reply = await rig.deliver(group, nextPush().payload);
        bench.must(reply?.status === 202, `${group}: a delivery was answered ${reply?.status}`);
        if (reply?.delivery) deliveries.push(reply.delivery);
      }
      await rig.drained(group, deliveries.length, 60_000);
      mustBeWhole(bench, await account(rig, new Map([[group, deliveries]])));
      await mustBeShownOnce(bench, rig, dingtalk, group);
      const { flags } = await rig.api<{ flags: { template: string }[] }>(
        'GET',
        `/api/hooks/${group}/deliveries?limit=1`,
      );
      // A template that prints nothing is no failure: its parts are taken from the next level.
      const flagged = flags.some(({ template }) => template === 'override push');
      bench.must(flagged === (group !== 'silent'), `${group}: ${flagged ? 'flagged' : 'not flagged'}`);
      parts.push(`${group} ${deliveries.length} of 10${flagged ? ', flagged' : ''}`);
    }
    bench.measured = parts.join('; ');
    await dingtalk.gone();
  },
);
