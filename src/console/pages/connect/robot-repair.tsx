import { advice, verdict } from '../../../api/robot-test.ts';
import { type Cause, causes, type Words } from '../../../dingtalk/causes.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { readForm } from '../../form.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { draftOf, fieldsOf, type GroupFields, readFields } from '../groups/draft.ts';
import { errorsOf } from '../groups/edit.tsx';
import { RobotFieldset } from '../groups/robot-form.tsx';
import { missing } from '../trouble.tsx';
import { testAndGoOn } from './group-step.tsx';
import { words } from './group-words.ts';
import { RobotPicture } from './pictures/robot.tsx';
import { StepHead, Steps, stepUrl } from './steps.tsx';

type Titles = ReturnType<typeof words>;

/** How each cause is called in a few words, and which field of the robot mends it. */
const places: Readonly<Partial<Record<Cause, { title: keyof Titles; field?: 'webhook' | 'secret' | 'keywords' }>>> = {
  sign: { title: 'causeSign', field: 'secret' },
  keyword: { title: 'causeKeyword', field: 'keywords' },
  'stale-keyword': { title: 'causeKeyword', field: 'keywords' },
  ip: { title: 'causeIp' },
  security: { title: 'causeSecurity' },
  token: { title: 'causeToken', field: 'webhook' },
  address: { title: 'causeToken', field: 'webhook' },
  stopped: { title: 'causeStopped' },
  removed: { title: 'causeGone', field: 'webhook' },
  dissolved: { title: 'causeGone', field: 'webhook' },
  forbidden: { title: 'causeForbidden' },
  clock: { title: 'causeClock' },
};

/** What a test found wrong, with the field to mend. */
export async function repairStep(c: ConsoleContext): Promise<Response> {
  const stored = await directory(c.env).getGroup(c.req.param('group') ?? '');
  return stored && adapterFor(c.req.param('source') ?? '') ? repairPage(c, fieldsOf(stored)) : missing(c);
}

/** Stores the mended robot and tests it again. */
export async function repairRobot(c: ConsoleContext): Promise<Response> {
  const source = c.req.param('source') ?? '';
  const id = c.req.param('group') ?? '';
  const stub = directory(c.env);
  const [form, stored] = await Promise.all([readForm(c), stub.getGroup(id)]);
  if (!stored || !adapterFor(source)) return missing(c);
  const fields = { ...fieldsOf(stored), robots: readFields(form).robots };
  const written = await stub.putGroup(draftOf(fields, stored), id);
  if (!written.ok) {
    c.status(422);
    return repairPage(c, fields, errorsOf(c, written, fields));
  }
  clearHookCache();
  return testAndGoOn(c, source, id);
}

async function repairPage(c: ConsoleContext, fields: GroupFields, errors: FormError[] = []): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const source = c.req.param('source') ?? '';
  const group = c.req.param('group') ?? '';
  const { robot, why = '', answer } = c.req.query();
  const cause = isCause(why) ? why : undefined;
  const place = cause && places[cause];
  const fix = cause ? causes[cause].fix : otherwise[why];
  const index = Math.max(
    0,
    fields.robots.findIndex(({ id }) => id === robot),
  );
  const flagged = place?.field && errors.length === 0;
  const shown = flagged ? [{ field: `robots[${index}].${place.field}`, text: t.look }] : errors;
  const own = stepUrl({ source, group });
  return page(
    c,
    { title: t.repairTitle, area: 'connect' },
    <>
      <Steps view={view} at={2} way={{ source }} />
      <StepHead view={view} source={source} title={t.repairTitle} text={t.repairLead(fields.name)} />
      {errors.length > 0 ? (
        <ErrorSummary errors={errors} locale={view.locale} />
      ) : (
        <Notice tone="bad" title={`${t[place?.title ?? 'causeOther']}`}>
          {fix && <p>{fix[view.locale]}</p>}
          {answer && <p class="small">{t.answered(answer.slice(0, 200))}</p>}
        </Notice>
      )}
      <div class="beside">
        <form method="post" action={`${own}/robot?${new URLSearchParams({ why })}`} class="card stack" novalidate>
          {fields.robots.map((each, i) => (
            <RobotFieldset
              view={view}
              robot={each}
              index={i}
              many={fields.robots.length > 1}
              errors={shown}
              isStored={each.id !== undefined}
            />
          ))}
          <div class="actions">
            <button type="submit" class="button primary">
              <Icon name="send" size={18} />
              {t.again}
            </button>
            <a class="button plain" href={own}>
              {t.skip}
            </a>
          </div>
        </form>
        <aside>
          <h2 class="aside-title">{t.picture}</h2>
          <RobotPicture view={view} />
        </aside>
      </div>
    </>,
  );
}

function isCause(text: string): text is Cause {
  return Object.hasOwn(causes, text);
}

/** What to do about a failure without a cause, by how the attempt ended. */
const otherwise: Readonly<Record<string, Words | undefined>> = { ...advice, busy: verdict(null).fix };
