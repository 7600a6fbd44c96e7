import type { Group } from '../../../directory/index.ts';
import type { Form } from '../../form.ts';

/** A robot as its fields hold it. */
export interface RobotFields {
  id?: string;
  webhook: string;
  secret: string;
  /** Separated by commas. */
  keywords: string;
}

/** A group as the form holds it: what was typed, right or wrong. Fields are named after their paths in the configuration. */
export interface GroupFields {
  name: string;
  robots: RobotFields[];
  locale: string;
  timezone: string;
  links: string;
  settle: string | number;
  calm: string | number;
  organization: string;
  monthly: string | number;
  near: string;
  operators: string;
}

const blankRobot: RobotFields = { webhook: '', secret: '', keywords: '' };

/** The form for a group that is not there yet. */
export const blankGroup: GroupFields = {
  name: '',
  robots: [blankRobot],
  locale: 'zh-CN',
  timezone: 'Asia/Shanghai',
  links: 'browser',
  settle: 1,
  calm: 0,
  organization: '',
  monthly: '',
  near: 'calm',
  operators: '',
};

/** The form for a stored group; its secrets are stars. */
export function fieldsOf({ name, robots, locale, timezone, links, merge, quota, operators }: Group): GroupFields {
  return {
    name,
    robots: robots.map(({ id, webhook, secret = '', keywords }) => {
      return { id, webhook, secret, keywords: keywords.join(', ') };
    }),
    locale,
    timezone,
    links,
    settle: merge.settle,
    calm: merge.calm,
    organization: quota?.organization ?? '',
    monthly: quota?.monthly ?? '',
    near: quota?.near ?? 'calm',
    operators: operators ?? '',
  };
}

/** What was sent. The button `do` may have asked for one robot more (`add`), or one less (`remove-1`). */
export function readFields(form: Form): GroupFields {
  const robots: RobotFields[] = [];
  while (form.has(`robots[${robots.length}].webhook`) && robots.length < 40) {
    const at = `robots[${robots.length}]`;
    robots.push({
      id: form.optional(`${at}.id`),
      webhook: form.text(`${at}.webhook`),
      secret: form.text(`${at}.secret`),
      keywords: form.text(`${at}.keywords`),
    });
  }
  const wish = form.text('do');
  if (wish === 'add') robots.push(blankRobot);
  const removed = /^remove-(\d+)$/.exec(wish)?.[1];
  return {
    name: form.text('name'),
    robots: robots.filter((_, i) => removed === undefined || i !== Number(removed)),
    locale: form.text('locale'),
    timezone: form.text('timezone'),
    links: form.text('links'),
    settle: form.number('merge.settle'),
    calm: form.number('merge.calm'),
    organization: form.text('quota.organization'),
    monthly: form.number('quota.monthly'),
    near: form.text('quota.near'),
    operators: form.text('operators'),
  };
}

/** The group that the fields describe, for the Directory to check. `stored`: what it is now; what the form has no field for stays. */
export function draftOf(fields: GroupFields, stored: Group | null): unknown {
  const { name, locale, timezone, links, settle, calm, organization, monthly, near, operators } = fields;
  const hasQuota = organization !== '' || monthly !== '';
  return {
    ...stored,
    name,
    locale,
    timezone,
    links,
    merge: { ...stored?.merge, settle, calm },
    quota: hasQuota ? { ...stored?.quota, organization, monthly, near } : undefined,
    operators: operators || undefined,
    robots: fields.robots.map(({ id, webhook, secret, keywords }) => ({
      ...stored?.robots.find((each) => each.id === id),
      ...(id === undefined ? {} : { id }),
      webhook,
      secret: secret || undefined,
      keywords: keywords
        .split(/[,，、\n]/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    })),
  };
}

/** The names of the form's fields, for errors to find them. */
export function fieldNames({ robots }: GroupFields): string[] {
  return [
    'name',
    ...robots.flatMap((_, i) => ['webhook', 'secret', 'keywords'].map((field) => `robots[${i}].${field}`)),
    'locale',
    'timezone',
    'links',
    'merge.settle',
    'merge.calm',
    'quota.organization',
    'quota.monthly',
    'quota.near',
    'operators',
  ];
}
