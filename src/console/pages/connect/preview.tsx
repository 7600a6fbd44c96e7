import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { words } from './plan-words.ts';
import type { Shown } from './previews.ts';

/** A group chat with what it would receive, and the names of what it would not. */
export function Preview({ view, group, shown }: { view: View; group: string; shown: readonly Shown[] }) {
  const t = words(view.locale);
  const sent = shown.filter(({ isSent }) => isSent);
  const silent = shown.filter(({ isSent }) => !isSent);
  const note = shown.length === 0 ? t.noSamples : t.previewNote(sent.length, shown.length);
  return (
    <div id="preview" class="preview">
      <div class="preview-head">
        <h2 class="aside-title">{t.preview}</h2>
        <p class="muted small" aria-live="polite">
          {note}
        </p>
      </div>
      <section class="chat" aria-label={t.preview} tabindex={0}>
        <p class="chat-name">{group}</p>
        {sent.length === 0 && shown.length > 0 && <p class="chat-none muted">{t.nothing}</p>}
        {sent.flatMap(({ messages }) =>
          messages.map((message) => (
            <DingTalkMessage message={message} locale={view.locale} device="phone" sender="dinghook" />
          )),
        )}
      </section>
      {silent.length > 0 && (
        <div class="silent">
          <h3 class="small">{t.silent}</h3>
          <ul class="silent-list">
            {silent.map(({ sample }) => (
              <li>{sample.title[view.locale]}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
