import { hookIssues, secretsFor } from '../../../api/sources.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import type { Group, Hook, Issue } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import type { Adapter } from '../../../kit/index.ts';
import { assetUrl } from '../../assets/index.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { Notice } from '../../components/notice.tsx';
import { Form, readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { blankPlan, fieldsOfHook, hookDraft, type PlanFields, readPlan } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { words } from './plan-words.ts';
import { Preview } from './preview.tsx';
import { previews } from './previews.ts';
import { StepHead, Steps, stepUrl } from './steps.tsx';
import { unfinishedHooks } from './unfinished.ts';

/** What this step is about. */
interface Stage {
  adapter: Adapter;
  group: Group;
  /** The hook that was made here before and is still without a delivery: going back changes it, it does not make another. */
  stored: Hook | undefined;
  fields: PlanFields;
}

/** The third step: how much to hear, with the messages it would be. The query holds what was chosen so far. */
export async function planStep(c: ConsoleContext): Promise<Response> {
  const stage = await stageOf(c);
  if (!stage) return missing(c);
  return planPage(c, { ...stage, fields: readPlan(new Form(new URL(c.req.url).searchParams), stage.fields) });
}

/** Makes the hook, or changes the one that was made before. */
export async function makeHook(c: ConsoleContext): Promise<Response> {
  const stage = await stageOf(c);
  if (!stage) return missing(c);
  const fields = readPlan(await readForm(c), stage.fields);
  const { adapter, group, stored } = stage;
  const draft = hookDraft(fields, adapter, group.id, c.var.view.locale, stored);
  const issues = hookIssues(draft);
  const written =
    issues.length > 0
      ? { ok: false as const, issues }
      : await directory(c.env).putHook(draft, stored?.id, { secretsFor });
  if (!written.ok) {
    c.status(422);
    return planPage(c, { ...stage, fields }, errorsOf(c, written.issues, draft));
  }
  clearHookCache();
  return c.redirect(`/console/connect/hook/${written.id}`, 303);
}

async function stageOf(c: ConsoleContext): Promise<Stage | null> {
  const { view } = c.var;
  const adapter = adapterFor(c.req.param('source') ?? '');
  const { groups, hooks } = await directory(c.env).read();
  const group = groups.find(({ id }) => id === c.req.param('group'));
  if (!adapter || !group) return null;
  const alike = hooks.filter((hook) => {
    return hook.source === adapter.name && hook.groups.length === 1 && hook.groups[0] === group.id;
  });
  const [stored] = await unfinishedHooks(c.env, alike, view.now);
  const names = hooks.map(({ name }) => name);
  return { adapter, group, stored, fields: stored ? fieldsOfHook(stored) : blankPlan(adapter, view.locale, names) };
}

async function planPage(
  c: ConsoleContext,
  { adapter, group, stored, fields }: Stage,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const way = { source: adapter.name, group: group.id };
  const people = await directory(c.env).people();
  const shown = await previews(adapter.name, fields, group, people, view.locale, view.now);
  return page(
    c,
    { title: t.title, area: 'connect' },
    <>
      <Steps view={view} at={3} way={way} />
      <StepHead view={view} source={adapter.name} title={t.title} text={t.lead(group.name)} />
      {stored && <Notice tone="info">{t.resumed}</Notice>}
      <div class="beside">
        <PlanForm view={view} action={stepUrl(way)} adapter={adapter} fields={fields} errors={errors} />
        <aside>
          <Preview view={view} group={group.name} shown={shown} />
        </aside>
      </div>
      <script type="module" src={assetUrl('connect.js')} />
    </>,
  );
}

/** Refusals by the field that they come from: rules are made of several. */
function errorsOf(c: ConsoleContext, issues: readonly Issue[], draft: object): FormError[] {
  const { locale } = c.var.view;
  const rules = 'rules' in draft && Array.isArray(draft.rules) ? draft.rules : [];
  return issues.map(({ path, message }) => {
    const when: unknown = rules[Number(/^rules\[(\d+)\]/.exec(path)?.[1])]?.when;
    const isAbout = (name: string) => typeof when === 'object' && when !== null && name in when;
    const field = isAbout('branches') ? 'branches' : isAbout('actors') ? 'muted' : /^[a-z]+/.exec(path)?.[0];
    return { field, text: issueText(message, locale) };
  });
}
