import type { Locale } from '../../../event/index.ts';
import { Diff, diffOf, diffSize } from '../../components/diff.tsx';
import { Notice } from '../../components/notice.tsx';
import { Markdown } from '../../dingtalk/markdown.tsx';
import { DingTalkMessage, titleOf } from '../../dingtalk/message.tsx';
import { complaintText } from './complaints.ts';
import { type Drawn, draw, type Trial, variablesOf } from './draw.ts';
import { meaningOf } from './reference/index.ts';
import { words } from './words.ts';

/** What a template makes of an event: in the conversation list, in the group, in a digest; its size, and what is wrong with it. */
export function Preview({ trial, page }: { trial: Trial; page: Locale }) {
  const t = words(page);
  const drawn = draw(trial);
  const { message, line, broken } = drawn;
  const picture = { mentions: [], picture: '' };
  return (
    <div class="stack" id="preview" data-part data-line={broken?.line}>
      <Wrong drawn={drawn} trial={trial} page={page} />
      <div class="seen" lang={trial.locale}>
        <h3 lang={page}>{t.inGroup}</h3>
        <div class="screen">
          <DingTalkMessage message={message} locale={trial.locale} sender={t.robot} />
        </div>
        <h3 lang={page}>{t.inList}</h3>
        <div class="inbox-row">
          <span class="inbox-face" aria-hidden="true">
            {t.group.slice(0, 1)}
          </span>
          <div>
            <p class="inbox-name">
              <span>{t.group}</span>
              <span class="muted">{t.now}</span>
            </p>
            <p class="inbox-title">
              {t.robot}: {titleOf(message)}
            </p>
          </div>
        </div>
        <h3 lang={page}>{t.inDigest}</h3>
        <div class="bubble digest-line">
          <Markdown text={`- ${line}`} {...picture} />
        </div>
      </div>
      <Size drawn={drawn} page={page} />
    </div>
  );
}

function Wrong({ drawn, trial, page }: { drawn: Drawn; trial: Trial; page: Locale }) {
  const t = words(page);
  const { broken, failures, message } = drawn;
  if (broken) {
    return (
      <Notice tone="bad" title={t.brokenAt(broken.line, complaintText(broken.error, page))}>
        {t.brokenText}
      </Notice>
    );
  }
  if (failures.length > 0) {
    return (
      <Notice tone="warn" title={t.failedTitle}>
        <ul>
          {failures.map((each) => (
            <li>{complaintText(each, page)}</li>
          ))}
        </ul>
        <span>{t.failedText}</span>
      </Notice>
    );
  }
  if (trial.as === undefined || trial.as === message.msgtype) return null;
  return <Notice tone="info">{t.notThatType(trial.as, message.msgtype)}</Notice>;
}

function Size({ drawn: { size }, page }: { drawn: Drawn; page: Locale }) {
  const t = words(page);
  const part = Math.min(1, Math.max(size.bytes / size.most, size.chars / size.mostChars));
  const isCut = part > 0.97;
  const label = `${t.sizeOf(size.bytes, size.most)} · ${t.charsOf(size.chars, size.mostChars)}`;
  return (
    <div class="stack-s">
      <div class="row between">
        <h3>{t.size}</h3>
        <span class="small muted number">{label}</span>
      </div>
      <svg class={part > 0.8 ? 'meter much' : 'meter'} width="100%" height="6" aria-hidden="true" focusable="false">
        <rect class="meter-ground" width="100%" height="6" rx="3" />
        <rect class="meter-part" width={`${Math.max(1, part * 100).toFixed(1)}%`} height="6" rx="3" />
      </svg>
      {isCut && <p class="small">{t.sizeCut}</p>}
    </div>
  );
}

/** What differs from the built-in; `id` and `data-part` let a preview replace it. */
export function Differences({ text, builtIn, page }: { text: string; builtIn: string; page: Locale }) {
  const t = words(page);
  const lines = diffOf(builtIn, text);
  const { added, removed } = diffSize(lines);
  return (
    <details class="more" id="differences" data-part>
      <summary>
        {t.diff}
        <span class="muted small number">{lines.length === 0 ? t.diffSame : t.diffSize(added, removed)}</span>
      </summary>
      {lines.length > 0 && <Diff lines={lines} locale={page} label={t.diff} />}
    </details>
  );
}

/** The variables that hold something in the event, with what they mean and hold. */
export function Variables({ trial, page }: { trial: Trial; page: Locale }) {
  const t = words(page);
  const kind = trial.event.kind;
  const found = kind === 'message' ? [] : variablesOf(trial);
  return (
    <div class="stack-s" id="variables" data-part>
      <p class="muted small">{t.variablesNow(found.length)}</p>
      <table class="table reference-table">
        <thead>
          <tr>
            <th scope="col">{t.variable}</th>
            <th scope="col">{t.meaning}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ name, value }) => (
            <tr>
              <td>
                <code>{name}</code>
              </td>
              <td>{kind === 'message' ? '' : <Prose text={meaningOf(kind, name)?.[page] ?? ''} />}</td>
              <td>
                <code class="muted">{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A sentence of the reference: what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}
