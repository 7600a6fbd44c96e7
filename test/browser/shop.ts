import { afternoon, type Delivery, releaseDay } from '../../cli/story.ts';
import type { Site } from './site.ts';

type Locale = 'zh-CN' | 'en';

/** Where to look: the simulated DingTalk, and a delivery's page. */
export interface Shop {
  dingtalk: string;
  delivery: string;
}

const words = {
  'zh-CN': {
    web: '前端组',
    release: '发布频道',
    ops: '运维值班',
    broken: '主干构建失败',
    night: '夜里只留要紧的',
    watch: '监控',
  },
  en: {
    web: 'Web team',
    release: 'Releases',
    ops: 'On call',
    broken: 'main is broken',
    night: 'Quiet nights',
    watch: 'Monitoring',
  },
} as const;

/** What people wrote in the samples, in English; longer texts come before those they hold. */
const english: readonly (readonly [chinese: string, english: string])[] = [
  ['跳转前把 search 一起带上。Fixes #128', 'Carry the search along. Fixes #128'],
  ['修复登录后跳转丢失查询参数', 'Keep the query when signing in redirects'],
  ['补充回归测试', 'Add a regression test'],
  ['升级 hono 到 4.13', 'Upgrade hono to 4.13'],
  ['收银台与账户中心前端', 'Checkout and account pages'],
  ['支付与账户平台', 'Payments and accounts'],
  [
    '一个 hook 现在可以指向多个群；旧配置会自动迁移。',
    'A hook may name several groups; old configurations are migrated.',
  ],
  ['迁移脚本很稳，文档补上就可以合并了。', 'The migration is solid; add the docs and it is good to go.'],
  ['支持多仓库配置', 'Several repositories in one configuration'],
  ['迁移脚本', 'Migration'],
  ['文档', 'Docs'],
  ['登录页闪烁', 'The sign-in page flickers'],
  ['从微信打开登录页会闪一下再跳转。', 'Opened from a chat, the sign-in page flashes before it redirects.'],
  ['**复现**：iOS 26，任意账号。', '**To reproduce**: iOS 26, any account.'],
  [
    '是跳转前多渲染了一次，@hanmeimei 我来修。',
    'It renders once too often before the redirect, @hanmeimei. I will fix it.',
  ],
  ['2.1.0 已上线', '2.1.0 is live'],
  ['2.1 多仓库', '2.1 Several repositories'],
  ['新功能', 'New'],
  ['修复时区换算', 'Fix time zones'],
  ['修复', 'Fixed'],
  ['登录页改版', 'New sign-in page'],
  ['支付页埋点', 'Measure checkout'],
  ['升级 Node 24', 'Upgrade to Node 24'],
  ['陈晨', 'Chen Chen'],
  ['李雷', 'Li Lei'],
];

/** An install as a team has it after a busy afternoon, all in one language, for the pictures of the documentation. */
export async function furnishShop(site: Site, locale: Locale): Promise<Shop> {
  const said = words[locale];
  let dingtalk = '';
  for (const id of ['web', 'release', 'ops'] as const) {
    const robot = site.robot(`${id}-1`, said[id]);
    dingtalk = new URL('/__sim/', robot.webhook).href;
    const quota = id === 'release' ? { quota: { organization: 'acme', monthly: 3000 } } : {};
    await site.api('POST', '/api/groups', { id, name: said[id], locale, robots: [{ id: 'r1', ...robot }], ...quota });
  }
  const told = (delivery: Delivery): Delivery => ({
    ...delivery,
    body: locale === 'en' ? inEnglish(delivery.body) : delivery.body,
  });
  const web = await site.hook('web', 'acme/web', ['web', 'release']);
  const story = afternoon(Date.now()).map(told);
  for (const delivery of story) await web(delivery);
  await site.until('web', ({ waiting, sent = 0, merged = 0 }) => waiting === 0 && sent + merged >= story.length);
  await Promise.all(releaseDay(Date.now()).map((delivery) => web(told(delivery))));
  await site.until('web', ({ waiting }) => waiting === 0);
  await site.until('release', ({ waiting }) => waiting === 0);
  const names = locale === 'en' ? ['Chen Chen', 'Li Lei', 'Han Meimei'] : ['陈晨', '李雷', '韩梅梅'];
  const accounts = ['chenchen', 'lilei', 'hanmeimei'];
  const people = names.map((name, i) => ({
    name,
    mobile: `1380000000${i}`,
    accounts: { github: accounts.slice(i, i + 1), email: [`${accounts[i]}@acme.example`] },
  }));
  await site.api('PUT', '/api/people', { people });

  const stored = await site.api<object>('GET', '/api/hooks/web');
  await site.api('PUT', '/api/hooks/web', { ...stored, rules: rules(said) });

  site.sim.control.addFault({
    stage: 'before',
    match: { group: said.ops },
    action: { kind: 'errcode', errcode: 430104 },
  });
  const shop = await site.hook('api', 'acme/api', ['ops']);
  const [, opened] = story;
  if (opened) await shop(opened);
  await site.until('ops', ({ parked = 0 }) => parked > 0);
  await site.hook('mobile', 'acme/mobile', ['release']);
  for (const [name, scope] of [
    [said.watch, 'read'],
    ['CI', 'operate'],
  ] as const) {
    await site.api('POST', '/api/tokens', { name, scope });
  }

  const { deliveries } = await site.api<{ deliveries: { id: string; topic: string }[] }>(
    'GET',
    '/api/hooks/web/deliveries?limit=100',
  );
  const first = deliveries.findLast(({ topic }) => topic === 'push');
  return { dingtalk, delivery: `/console/hooks/web/deliveries/${first?.id}` };
}

function rules(said: (typeof words)[Locale]): object[] {
  return [
    { name: 'dependabot', when: { branches: ['dependabot/**'] }, drop: true },
    {
      name: said.broken,
      when: { events: ['build.broken', 'build.fixed'], branches: ['main', 'release/**'] },
      send: ['web', 'ops'],
      mention: ['author'],
    },
    { name: said.night, when: { severity: ['!bad'], hours: { from: '22:00', to: '08:00' } }, drop: true },
  ];
}

function inEnglish(body: string): string {
  return english
    .reduce((text, [chinese, said]) => text.replaceAll(chinese, said), body)
    .replace(/第 (\d+) 条补充/g, 'Addition $1');
}
