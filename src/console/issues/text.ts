import { parseWebhook } from '../../dingtalk/webhook.ts';
import type { Issue } from '../../directory/index.ts';
import type { Locale } from '../../event/index.ts';
import type { FormError } from '../components/error-summary.tsx';
import { sentences } from './sentences.ts';

/** What the Directory refused, in the language of the page. A sentence that is not translated stays in English. */
export function issueText(message: string, locale: Locale): string {
  if (locale === 'en') return message;
  const [, sentence = message, meant] = /^(.*?)(?:; did you mean "([^"]*)"\?)?$/s.exec(message) ?? [];
  const plain = sentence.replace(/(?<![.?])$/, '.');
  for (const [pattern, chinese] of patterns) {
    const found = pattern.exec(plain);
    if (!found) continue;
    let place = 0;
    const text = chinese.replaceAll('{}', () => found[++place] ?? '');
    return meant === undefined ? text : `${text}是不是想写“${meant}”？`;
  }
  return message;
}

/** Refusals as errors of a form whose fields are named after the paths of the configuration. */
export function formErrors(issues: readonly Issue[], fields: readonly string[], locale: Locale): FormError[] {
  return issues.map(({ path, message }) => {
    const field = fields.find((name) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`));
    return { field, text: issueText(message, locale) };
  });
}

/** What is wrong with a pasted webhook, in the language of the page; undefined where nothing is. */
export function webhookError(text: string, origins: readonly string[], locale: Locale): string | undefined {
  const parsed = parseWebhook(text, origins);
  return parsed.ok ? undefined : parsed.error[locale];
}

const patterns = Object.entries(sentences).map(([english, chinese]) => {
  const source = english
    .split('{}')
    .map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('(.+)');
  return [new RegExp(`^${source}$`, 's'), chinese] as const;
});
