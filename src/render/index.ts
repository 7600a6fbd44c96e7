import { limits } from '../config.ts';
import type { Event, EventOf } from '../event/index.ts';
import { compose } from './compose.ts';
import type { RenderContext, Rendered } from './contract.ts';
import { reason } from './engine.ts';
import { escapeMarkdown, plain } from './escape.ts';
import { fallback } from './fallback.ts';
import { clip } from './fit.ts';
import { levelsOf } from './levels.ts';
import { type LinkMode, link } from './links.ts';
import { PartRenderer } from './parts.ts';
import { ready } from './ready.ts';
import { fitMessage } from './shrink.ts';
import { parseTemplate, TemplateError } from './template.ts';
import { when } from './time.ts';
import { fitTitle } from './title.ts';
import { briefOf, viewOf } from './view.ts';

export type { Mention, RenderContext, Rendered } from './contract.ts';
export { escapeMarkdown, plain } from './escape.ts';
export { bytes, clip, cut } from './fit.ts';
export { withKeyword } from './keyword.ts';
export { layout } from './layout.ts';
export { type LinkMode, link } from './links.ts';
export { fitMessage, shrink } from './shrink.ts';
export { withoutImages, withoutLinks } from './strip.ts';
export { duration, when } from './time.ts';
export { fitTitle } from './title.ts';

/** One event as a DingTalk message and as a line for digests. Pure; never throws, whatever the event or the templates. */
export function render(event: Event, context: RenderContext): Rendered {
  try {
    return event.kind === 'message' ? ready(event, context) : rendered(event, context);
  } catch (error) {
    return fallback(event, reason(error));
  }
}

function rendered(event: Exclude<Event, EventOf<'message'>>, context: RenderContext): Rendered {
  const view = viewOf(event, context.source, context.locale, context.now);
  const renderer = new PartRenderer(levelsOf(event, context), view, briefOf(view), context);
  const { msgtype, title, line, body, buttons } = renderer.parts();
  const name = typeof view.title === 'string' ? view.title : '';
  const headline = fitTitle(title ?? event.place.name, name, event.place.name) || context.source;
  const text = [body ?? escapeMarkdown(headline), lateness(view.late, context)]
    .filter((words) => words !== '')
    .join('\n\n');
  const draft = { msgtype, title: headline, body: text, url: event.url ?? '', buttons };
  const message = compose(draft, context.mentions, context.links);
  return {
    message: fitMessage(message, limits.markdownChars, limits.messageBytes),
    line: fitLine(line ?? escapeMarkdown(headline), event.url, context.links),
    failures: renderer.failures,
  };
}

/** Of a digest line, characters a reader sees. */
const lineChars = 300;

function fitLine(line: string, url: string | undefined, mode: LinkMode): string {
  const words = plain(line);
  return words.length <= lineChars ? line : link(clip(words, lineChars), url ?? '', mode).markdown;
}

/** Says when it happened, where that was more than a few minutes ago. */
function lateness(at: unknown, context: RenderContext): string {
  const time = typeof at === 'string' ? when(at, context) : '';
  if (time === '') return '';
  return escapeMarkdown(context.locale === 'en' ? `Happened ${time}` : `发生于 ${time}`);
}

/** Whether a template can be parsed; if not, why, and at which line from 1. */
export function checkTemplate(text: string): { ok: true } | { ok: false; error: string; line: number } {
  try {
    parseTemplate(text);
    return { ok: true };
  } catch (error) {
    return { ok: false, error: reason(error), line: error instanceof TemplateError ? error.line : 1 };
  }
}
