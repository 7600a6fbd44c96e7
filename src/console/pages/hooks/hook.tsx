import { hookUrl } from '../../../api/hooks.ts';
import type { Group, Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import type { DeliveryOutcome, DeliveryRow } from '../../../inbox/delivery.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { addressOf } from '../../../ingress/address.ts';
import type { Posting } from '../../../outbox/dispatch.ts';
import { said } from '../../../outbox/words.ts';
import { plain } from '../../../render/index.ts';
import { samplesOf } from '../../../samples/index.ts';
import { Select } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { Ask, Card, Copy } from '../../components/parts.tsx';
import { page } from '../../page.tsx';
import type { ConsoleContext, View } from '../../view.ts';
import { outcomes } from '../overview/words.ts';
import { missing } from '../trouble.tsx';
import { Deliveries } from './deliveries.tsx';
import { HookFrame, hookPath } from './frame.tsx';
import { words } from './hook-words.ts';
import { standingOf } from './standing.ts';
import { HookChip } from './states.tsx';
import { Refused, Troubles } from './troubles.tsx';

/** Deliveries on one page. */
const perPage = 25;

/** One hook: its address, what is wrong, what came in. */
export async function hookPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const stub = directory(c.env);
  const id = c.req.param('id') ?? '';
  const [hook, key, groups] = await Promise.all([stub.getHook(id), stub.revealKey(id), stub.groups()]);
  if (!hook) return missing(c);
  const outcome = named(c.req.query('outcome'));
  const before = c.req.query('before')?.slice(0, 100) || undefined;
  const standing = await standingOf(c.env, hook, key === null, view.now);
  const rows = standing.status ? await c.env.INBOX.getByName(id).deliveries(perPage + 1, before ?? null, outcome) : [];
  const lines = await linesOf(c.env, id, rows);
  const quiet = adapterFor(hook.source)?.quiet ?? {};
  const url = key === null ? null : hookUrl(addressOf(c.req.url, c.env.PUBLIC_URL), hook, key);
  return page(
    c,
    { title: hook.name, area: 'hooks' },
    <HookFrame
      view={view}
      hook={hook}
      groups={groups}
      tab="deliveries"
      chip={
        <span id="state" data-live={5}>
          <HookChip state={standing.state} view={view} />
        </span>
      }
      actions={await SampleButton({ view, hook, groups })}
    >
      <Troubles view={view} standing={standing} />
      <Address view={view} hook={hook} url={url} />
      <div id="waiting" data-live={5} class="contents">
        {standing.state === 'new' && (
          <Notice tone="info" title={t.waiting}>
            <p>{t.waitingText}</p>
          </Notice>
        )}
      </div>
      <Deliveries
        view={view}
        standing={standing}
        groups={groups}
        rows={rows.slice(0, perPage)}
        lines={lines}
        quiet={quiet}
        outcome={outcome}
        before={before}
        more={rows.length > perPage}
      />
      <Refused view={view} standing={standing} />
    </HookFrame>,
  );
}

/** What each of these deliveries told, in a line, in the language of the first group that heard it. */
async function linesOf(env: Env, hook: string, rows: readonly DeliveryRow[]): Promise<ReadonlyMap<string, string>> {
  const told = rows.filter(({ outcome, dispatches }) => outcome === 'accepted' && dispatches.length > 0);
  if (told.length === 0) return new Map();
  const postings: Posting[] = await env.INBOX.getByName(hook).firstPostings(told.map(({ id }) => id));
  return new Map(postings.map((posting) => [posting.delivery, plain(said(posting).line)]));
}

function Address({ view, hook, url }: { view: View; hook: Hook; url: string | null }) {
  const t = words(view.locale);
  return (
    <Card title={t.address} note={<a href={`/console/connect/hook/${hook.id}`}>{t.setUp}</a>}>
      {url === null ? (
        <p>{t.noKey}</p>
      ) : (
        <div class="address">
          <code class="address-text" id="hook-url">
            {url}
          </code>
          <Copy text={url} label={t.copy} copied={t.copied} />
        </div>
      )}
      <p class="muted small">{t.addressNote}</p>
    </Card>
  );
}

/** Opens the choice of samples; nothing where the source has none. */
async function SampleButton({ view, hook }: { view: View; hook: Hook; groups: readonly Group[] }) {
  const t = words(view.locale);
  const samples = await samplesOf(hook.source);
  if (samples.length === 0) return null;
  const options = samples.map(({ name, title, quiet }) => {
    return [name, quiet ? t.sampleQuiet(title[view.locale]) : title[view.locale]] as const;
  });
  return (
    <Ask
      label={
        <>
          <Icon name="send" size={18} />
          {t.sample}
        </>
      }
      action={`${hookPath(hook.id)}/sample`}
      submit={t.sampleSend}
    >
      <p>{t.sampleText}</p>
      <Select name="sample" label={t.sampleWhich} options={options} />
    </Ask>
  );
}

function named(text: string | undefined): DeliveryOutcome | null {
  const known = Object.keys(outcomes) as DeliveryOutcome[];
  return known.find((each) => each === text) ?? null;
}
