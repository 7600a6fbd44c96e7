import { directory } from '../../../directory/stub.ts';
import { Chip } from '../../components/chip.tsx';
import { ErrorSummary, type FormError } from '../../components/error-summary.tsx';
import { TextArea } from '../../components/field.tsx';
import { Notice, type Tone } from '../../components/notice.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext, View } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import { putPeople } from './edit.tsx';
import { Accounts, Identity } from './list.tsx';
import { type Plan, type PlannedRow, planOf } from './plan.ts';
import { words } from './words.ts';

/** Where a table is pasted. */
export function importPage(c: ConsoleContext): Promise<Response> {
  return shown(c, '', null, []);
}

/** Says what a pasted table would do, or does it. */
export async function importPeople(c: ConsoleContext): Promise<Response> {
  const form = await readForm(c);
  const { locale } = c.var.view;
  const t = words(locale);
  const text = form.text('table');
  const plan = planOf(text, await directory(c.env).people());
  const refused = (error: string) => shown(c, text, null, [{ field: 'table', text: error }]);
  if (!plan) return refused(t.noColumns);
  if (plan.rows.length === 0) return refused(t.noRows);
  const isMeant = form.text('do') === 'import';
  const issues = await putPeople(c.env, plan.people, { dryRun: !isMeant });
  const errors = issues.map(({ path, message }): FormError => {
    const line = plan.lines.get(Number(/^people\[(\d+)\]/.exec(path)?.[1]));
    const said = issueText(message, locale);
    return { field: 'table', text: line === undefined ? said : t.inLine(line, said) };
  });
  if (errors.length > 0 || !isMeant) return shown(c, text, plan, errors);
  setFlash(c, { tone: 'good', text: t.imported(touched(plan)) });
  return c.redirect('/console/people', 303);
}

function touched({ rows }: Plan): number {
  return rows.filter(({ change }) => change !== 'same').length;
}

function shown(c: ConsoleContext, text: string, plan: Plan | null, errors: readonly FormError[]): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  if (errors.length > 0) c.status(422);
  const isReady = plan !== null && errors.length === 0 && touched(plan) > 0;
  return page(
    c,
    { title: t.importTitle, area: 'people' },
    <>
      <PageHead title={t.importTitle} crumb={{ href: '/console/people', label: t.title }} text={t.importLead} />
      <ErrorSummary errors={errors} locale={view.locale} />
      <form method="post" action="/console/people/import" class="stack" novalidate>
        <Card>
          <TextArea name="table" label={t.importText} hint={t.importHint} value={text} rows={10} code />
          {text === '' && (
            <div class="stack-s">
              <p class="small muted">{t.example}</p>
              <pre class="sample-table">{t.importExample}</pre>
            </div>
          )}
          {plan && plan.ignored.length > 0 && (
            <Notice tone="warn">{t.ignored(listed(plan.ignored, view.locale))}</Notice>
          )}
          {plan && errors.length === 0 && !isReady && <Notice tone="info">{t.nothingNew}</Notice>}
          <div class="actions">
            {isReady && (
              <button type="submit" name="do" value="import" class="button primary">
                {t.importNow(touched(plan))}
              </button>
            )}
            <button type="submit" name="do" value="check" class={isReady ? 'button' : 'button primary'}>
              {t.check}
            </button>
          </div>
        </Card>
      </form>
      {plan && errors.length === 0 && <Planned view={view} plan={plan} />}
    </>,
  );
}

const tones: Readonly<Record<PlannedRow['change'], Tone>> = { added: 'good', changed: 'info', same: 'quiet' };

function Planned({ view, plan }: { view: View; plan: Plan }) {
  const t = words(view.locale);
  return (
    <Card title={t.planTitle} flush>
      <table class="table people">
        <thead>
          <tr>
            <th scope="col" class="end">
              {t.line}
            </th>
            <th scope="col">{t.change}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.dingtalk}</th>
            <th scope="col">{t.accounts}</th>
          </tr>
        </thead>
        <tbody>
          {plan.rows.map(({ line, change, person }) => (
            <tr>
              <td class="end number muted" data-label={t.line}>
                {line}
              </td>
              <td>
                <Chip tone={tones[change]}>{t[change]}</Chip>
              </td>
              <td>
                <strong>{person.name}</strong>
              </td>
              <td data-label={t.dingtalk} class="number nowrap">
                <Identity person={person} />
              </td>
              <td>
                <Accounts person={person} view={view} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
