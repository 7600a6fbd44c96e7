import type { Config, ConfigDraft } from '../../../src/directory/schema.ts';
import { ConfigDraft as Schema } from '../../../src/directory/schema.ts';

/** Where sample webhooks may point to. */
export const origins = ['https://oapi.dingtalk.com'];

/** A webhook whose token ends in `end`. */
export function webhook(end: string): string {
  return `https://oapi.dingtalk.com/robot/send?access_token=${'0123456789abcdef'.repeat(2)}${end}`;
}

/** A complete configuration with its secrets in clear. */
export function sampleConfig(): Config {
  return {
    groups: [
      {
        id: 'web-team',
        name: '前端组',
        locale: 'zh-CN',
        timezone: 'Asia/Shanghai',
        links: 'browser',
        merge: { settle: 2, calm: 0 },
        quota: { organization: 'acme', monthly: 3000, near: 'calm' },
        robots: [
          { id: 'r1', webhook: webhook('aaaa'), secret: 'SECfirst', keywords: ['上线'] },
          { id: 'r2', webhook: webhook('bbbb'), keywords: [] },
        ],
      },
      {
        id: 'ops',
        name: 'Operations',
        locale: 'en',
        timezone: 'Europe/Berlin',
        links: 'sidebar',
        merge: { settle: 1, calm: 60 },
        operators: 'web-team',
        robots: [{ id: 'r1', webhook: webhook('cccc'), keywords: [] }],
      },
    ],
    hooks: [
      {
        id: 'acme-web',
        name: 'acme/web',
        source: 'github',
        key: 'acme-web-key-0123456789',
        auth: 'hmac-sha256',
        secrets: ['current-secret', 'previous-secret'],
        groups: ['web-team', 'ops'],
        events: { on: ['pull_request.labeled'], off: ['push.bot'] },
        templates: { 'zh-CN/push': '{{ actor }}' },
      },
    ],
    people: [
      { name: '陈晨', mobile: '13800000000', accounts: { github: ['chenchen'], email: ['chen@example.com'] } },
      { name: 'Li Lei', userId: 'manager42', accounts: { github: ['lilei'] } },
    ],
  };
}

/** A draft with defaults filled in, as the schema leaves it. */
export function draftOf(input: unknown): ConfigDraft {
  return Schema.parse(input);
}
