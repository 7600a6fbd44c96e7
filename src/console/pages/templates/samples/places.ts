import { cast, repository, type SamplesOf, web, written } from './sample.ts';

const place = repository;
const service = { name: 'db-03', url: 'https://grafana.example.com/d/db-03', type: 'service' } as const;

/** What happens to places and what watches over them: wikis, members, repositories, alerts, and everything else. */
export const places: SamplesOf<'wiki' | 'member' | 'repository' | 'alert' | 'notice'> = {
  wiki: [
    {
      name: 'pages',
      title: { 'zh-CN': '修改两页', en: 'Two pages changed' },
      source: 'github',
      make: (say) => ({
        kind: 'wiki',
        place,
        actor: cast(say).li,
        pages: [
          {
            title: say('部署手册', 'How to deploy'),
            action: 'edited',
            url: `${web}/wiki/deploy`,
            summary: say('补充回滚步骤', 'How to roll back'),
          },
          { title: say('常见问题', 'Questions'), action: 'created', url: `${web}/wiki/questions` },
        ],
        url: `${web}/wiki`,
      }),
    },
  ],
  member: [
    {
      name: 'added',
      title: { 'zh-CN': '加入', en: 'Added' },
      source: 'github',
      make: (say) => ({
        kind: 'member',
        place,
        actor: cast(say).han,
        member: cast(say).li,
        action: 'added',
        role: { 'zh-CN': '维护者', en: 'maintainer' },
        team: say('前端', 'Frontend'),
        url: `${web}/settings/access`,
      }),
    },
  ],
  repository: [
    {
      name: 'created',
      title: { 'zh-CN': '新建', en: 'Created' },
      source: 'github',
      make: (say) => ({ kind: 'repository', place, actor: cast(say).han, action: 'created', url: web }),
    },
    {
      name: 'renamed',
      title: { 'zh-CN': '改名', en: 'Renamed' },
      source: 'github',
      make: (say) => ({
        kind: 'repository',
        place,
        actor: cast(say).han,
        action: 'renamed',
        changes: [{ field: { 'zh-CN': '名称', en: 'Name' }, from: 'acme/site', to: 'acme/web' }],
        url: web,
      }),
    },
  ],
  alert: [
    {
      name: 'firing',
      title: { 'zh-CN': '触发', en: 'Firing' },
      source: 'alertmanager',
      make: (say) => ({
        kind: 'alert',
        place: service,
        title: say('磁盘使用率超过 90%', 'Disk more than 90% full'),
        status: 'firing',
        severity: 'bad',
        level: 'critical',
        count: 2,
        facts: [
          { name: { 'zh-CN': '实例', en: 'Instance' }, value: 'db-03:9100' },
          { name: { 'zh-CN': '挂载点', en: 'Mount' }, value: '/var/lib/mysql' },
        ],
        body: written(say('预计 4 小时后写满。', 'It will be full in about four hours.')),
        url: 'https://grafana.example.com/alerts/7',
      }),
    },
    {
      name: 'resolved',
      title: { 'zh-CN': '恢复', en: 'Resolved' },
      source: 'alertmanager',
      make: (say) => ({
        kind: 'alert',
        place: service,
        title: say('磁盘使用率超过 90%', 'Disk more than 90% full'),
        status: 'resolved',
        severity: 'good',
        seconds: 840,
        url: 'https://grafana.example.com/alerts/7',
      }),
    },
  ],
  notice: [
    {
      name: 'order',
      title: { 'zh-CN': '一个新订单', en: 'A new order' },
      source: 'custom',
      make: (say) => ({
        kind: 'notice',
        place: { name: say('网店', 'Shop'), url: 'https://shop.example.com', type: 'service' },
        title: say('新订单 A-1024', 'New order A-1024'),
        facts: [
          { name: { 'zh-CN': '客户', en: 'Customer' }, value: cast(say).li.name },
          { name: { 'zh-CN': '金额', en: 'Amount' }, value: '¥ 1,280.00' },
        ],
        data: { order: { id: 'A-1024', amount: 1280, items: [{ name: 'hook', count: 3 }] } },
        url: 'https://shop.example.com/orders/A-1024',
      }),
    },
  ],
};
