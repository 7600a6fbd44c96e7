import { directory } from '../../../directory/stub.ts';
import { HoursChart } from '../../components/hours-chart.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { Act, Ask, Card, PageHead } from '../../components/parts.tsx';
import { page } from '../../page.tsx';
import type { ConsoleContext, View } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { Messages } from './messages.tsx';
import { Now } from './now.tsx';
import { Parked } from './parked.tsx';
import { type GroupGlance, glanceAt } from './read.ts';
import { ReasonField } from './reason.tsx';
import { advice, GroupChip } from './states.tsx';
import { words } from './words.ts';

/** Messages on one page. */
const perPage = 8;

/** One group: how it stands, what waits for a person, what it was told. */
export async function groupPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const stub = directory(c.env);
  const group = await stub.getGroup(c.req.param('id') ?? '');
  if (!group) return missing(c);
  const before = c.req.query('before')?.slice(0, 100) || undefined;
  const outbox = c.env.OUTBOX.getByName(group.id);
  const [glance, hooks] = await Promise.all([glanceAt(c.env, group, view.now), stub.hooks()]);
  const [parked, messages] = glance.status
    ? await Promise.all([outbox.messages(50, null, 'parked'), outbox.messages(perPage + 1, before ?? null, null)])
    : [[], []];
  // What is parked stands above already.
  const shown = messages.slice(0, perPage).filter(({ state }) => before !== undefined || state !== 'parked');
  const senders = hooks.filter((hook) => hook.groups.includes(group.id)).length;
  return page(
    c,
    { title: group.name, area: 'groups' },
    <>
      <Head view={view} glance={glance} text={`${t.hooks(senders)} · ${t.robots(group.robots.length)}`} />
      <Trouble view={view} glance={glance} />
      <Now view={view} glance={glance} />
      <Parked view={view} group={group} messages={parked} />
      {glance.hours.length > 0 && (
        <Card title={t.last24} id="hours" live={10} note={discardedNote(glance, view)}>
          <HoursChart hours={glance.hours} locale={view.locale} zone={group.timezone} />
        </Card>
      )}
      {(shown.length > 0 || parked.length === 0) && (
        <Messages view={view} group={group} messages={shown} before={before} more={messages.length > perPage} />
      )}
    </>,
  );
}

function Head({ view, glance, text }: { view: View; glance: GroupGlance; text: string }) {
  const t = words(view.locale);
  const { group, health, status } = glance;
  const own = `/console/groups/${group.id}`;
  return (
    <PageHead
      title={group.name}
      crumb={{ href: '/console/groups', label: t.title }}
      text={text}
      chip={
        <span id="state" data-live={5}>
          <GroupChip health={health} view={view} />
        </span>
      }
    >
      <Act action={`${own}/test`}>
        <Icon name="send" size={18} />
        {t.test}
      </Act>
      {status?.paused ? (
        <Act action={`${own}/resume`} primary>
          <Icon name="play" size={18} />
          {t.resume}
        </Act>
      ) : (
        <Ask
          label={
            <>
              <Icon name="pause" size={18} />
              {t.pause}
            </>
          }
          action={`${own}/pause`}
          submit={t.pauseNow}
        >
          <p>{t.pauseText}</p>
          <ReasonField view={view} id="pause" />
        </Ask>
      )}
      <a class="button" href={`${own}/edit`}>
        <Icon name="edit" size={18} />
        {t.edit}
      </a>
    </PageHead>
  );
}

/** What stops the group and what to do about it; an empty place where nothing does, so that it can appear later. */
function Trouble({ view, glance: { group, health } }: { view: View; glance: GroupGlance }) {
  const text = advice(health, view, group.timezone);
  const tone = ['paused', 'limited'].includes(health.state) ? 'warn' : 'bad';
  const t = words(view.locale);
  return (
    <div id="trouble" data-live={5} class="contents" aria-live="polite">
      {text !== null && (
        <Notice tone={tone}>
          <p>{text}</p>
          {health.note !== undefined && health.state !== 'paused' && (
            <p class="muted small">
              {t.answered} <code>{health.note}</code>
            </p>
          )}
        </Notice>
      )}
    </div>
  );
}

function discardedNote({ hours }: GroupGlance, view: View): string | undefined {
  const n = hours.reduce((sum, { discarded }) => sum + discarded, 0);
  return n > 0 ? words(view.locale).discarded(n) : undefined;
}
