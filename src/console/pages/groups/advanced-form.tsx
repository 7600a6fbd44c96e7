import type { Group } from '../../../directory/index.ts';
import { errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field, Select } from '../../components/field.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import type { GroupFields } from './draft.ts';
import { words } from './form-words.ts';

const zones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];

/** Everything with a default that suits most: closed until somebody asks for it, or something in it is wrong. */
export function Advanced({
  view,
  fields,
  errors,
  others,
  isOpen,
}: {
  view: View;
  fields: GroupFields;
  errors: readonly FormError[];
  others: readonly Group[];
  isOpen: boolean;
}) {
  const t = words(view.locale);
  const field = (name: string) => ({ name, error: errorOf(errors, name) });
  const isWrong = errors.some(({ field: name }) => name !== undefined && name !== 'name' && !name.startsWith('robots'));
  return (
    <details class="more" open={isOpen || isWrong}>
      <summary>{t.more}</summary>
      <div class="stack">
        <Card title={t.reading}>
          <div class="fields">
            <Select
              {...field('locale')}
              label={t.locale}
              value={fields.locale}
              options={[
                ['zh-CN', t.chinese],
                ['en', t.english],
              ]}
            />
            <Select
              {...field('timezone')}
              label={t.timezone}
              value={fields.timezone}
              options={[...new Set([fields.timezone, ...zones])].map((zone) => [zone, zone] as const)}
            />
            <Select
              {...field('links')}
              label={t.links}
              value={fields.links}
              options={[
                ['browser', t.browser],
                ['sidebar', t.sidebar],
              ]}
            />
          </div>
        </Card>
        <Card title={t.merging}>
          <div class="fields">
            <Field
              {...field('merge.settle')}
              label={t.settle}
              hint={t.settleHint}
              type="number"
              min={0}
              max={60}
              value={fields.settle}
            />
            <Field
              {...field('merge.calm')}
              label={t.calm}
              hint={t.calmHint}
              type="number"
              min={0}
              max={3600}
              value={fields.calm}
            />
          </div>
        </Card>
        <Card title={t.quota}>
          <p class="muted">{t.quotaText}</p>
          <div class="fields">
            <Field
              {...field('quota.organization')}
              label={t.organization}
              hint={t.organizationHint}
              value={fields.organization}
            />
            <Field {...field('quota.monthly')} label={t.monthly} type="number" min={1} value={fields.monthly} />
            <Select
              {...field('quota.near')}
              label={t.near}
              value={fields.near}
              options={[
                ['calm', t.nearCalm],
                ['continue', t.nearContinue],
              ]}
            />
          </div>
        </Card>
        <Card title={t.trouble}>
          <div class="fields">
            <Select
              {...field('operators')}
              label={t.operators}
              hint={t.operatorsHint}
              value={fields.operators}
              options={[['', t.nobody], ...others.map(({ id, name }) => [id, name] as const)]}
            />
          </div>
        </Card>
      </div>
    </details>
  );
}
