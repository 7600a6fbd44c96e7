import { testRobots } from '../../../api/robot-test.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { Icon } from '../../components/icon.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext, View } from '../../view.ts';
import { blankGroup, draftOf, type GroupFields, readFields } from '../groups/draft.ts';
import { errorsOf } from '../groups/edit.tsx';
import { type GroupGlance, glanceAt } from '../groups/read.ts';
import { GroupChip } from '../groups/states.tsx';
import { words as groupWords } from '../groups/words.ts';
import { missing } from '../trouble.tsx';
import { NewGroupForm } from './group-form.tsx';
import { words } from './group-words.ts';
import { StepHead, Steps, stepUrl } from './steps.tsx';

/** The second step: the groups there are, and the form for another. */
export async function groupStep(c: ConsoleContext): Promise<Response> {
  if (!adapterFor(c.req.param('source') ?? '')) return missing(c);
  return groupPage(c, { ...blankGroup, locale: c.var.view.locale });
}

/** Stores a new group, sends a test, and goes on when it arrived. */
export async function addGroup(c: ConsoleContext): Promise<Response> {
  const source = c.req.param('source') ?? '';
  if (!adapterFor(source)) return missing(c);
  const form = await readForm(c);
  const { name, robots } = readFields(form);
  const fields: GroupFields = { ...blankGroup, name, robots: robots.slice(0, 1), locale: form.text('locale') };
  const written = await directory(c.env).putGroup(draftOf(fields, null));
  if (!written.ok) {
    c.status(422);
    return groupPage(c, fields, errorsOf(c, written, fields));
  }
  clearHookCache();
  return testAndGoOn(c, source, written.id ?? '');
}

/** Sends a test through every robot of a group; what arrived leads on, what did not to the page that says why. */
export async function testAndGoOn(c: ConsoleContext, source: string, id: string): Promise<Response> {
  const group = await directory(c.env).group(id);
  if (!group) return missing(c);
  const t = words(c.var.view.locale);
  const verdicts = await testRobots(c.env, group);
  const failed = verdicts.find(({ ok }) => !ok);
  const next = stepUrl({ source, group: id });
  if (!failed) {
    setFlash(c, { tone: 'good', text: t.tested(group.name) });
    return c.redirect(next, 303);
  }
  const query = new URLSearchParams({ robot: failed.id, why: failed.cause ?? failed.outcome });
  if (failed.answer) query.set('answer', failed.answer.slice(0, 200));
  return c.redirect(`${next}/robot?${query}`, 303);
}

async function groupPage(c: ConsoleContext, fields: GroupFields, errors: readonly FormError[] = []): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const source = c.req.param('source') ?? '';
  const groups = await directory(c.env).groups();
  const isFirst = groups.length === 0;
  const glances = await Promise.all(groups.map((group) => glanceAt(c.env, group, view.now)));
  const form = (
    <NewGroupForm view={view} action={stepUrl({ source })} fields={fields} errors={errors} isFirst={isFirst} />
  );
  return page(
    c,
    { title: t.title, area: 'connect' },
    <>
      <Steps view={view} at={2} way={{ source }} />
      <StepHead view={view} source={source} title={t.title} text={isFirst ? t.leadFirst : t.lead} />
      {!isFirst && <Existing view={view} source={source} glances={glances} />}
      {isFirst ? (
        form
      ) : (
        <details class="add-group" open={errors.length > 0}>
          <summary class="button">
            <Icon name="plus" size={18} />
            {t.add}
          </summary>
          {form}
        </details>
      )}
    </>,
  );
}

interface ExistingProps {
  view: View;
  source: string;
  glances: readonly GroupGlance[];
}

function Existing({ view, source, glances }: ExistingProps) {
  const t = words(view.locale);
  return (
    <section aria-label={t.existing}>
      <ul class="sources">
        {glances.map(({ group, health }) => (
          <li>
            <a class="source-card" href={stepUrl({ source, group: group.id })}>
              <span>
                <strong>{group.name}</strong>
                <span class="muted small">{groupWords(view.locale).robots(group.robots.length)}</span>
              </span>
              <GroupChip health={health} view={view} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
