import { stepsOf } from '../../src/api/located-yaml.ts';
import { configIssues } from '../../src/api/sources.ts';
import { complete } from '../../src/directory/complete.ts';
import { check } from '../../src/directory/issues.ts';
import { references } from '../../src/directory/references.ts';
import { ConfigDraft } from '../../src/directory/schema.ts';
import { STARS } from '../../src/directory/stars.ts';
import { t } from '../language.ts';
import { Refusal } from '../refusal.ts';
import type { ConfigFile, Flaw } from './document.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where robots may live: DingTalk's own two, unless DINGTALK_ORIGINS says otherwise here as it does on the server. */
function originsOf({ DINGTALK_ORIGINS: set }: Variables): string[] {
  return (set ?? 'https://oapi.dingtalk.com https://oapi.dingtalk.io').trim().split(/\s+/);
}

/**
 * Everything that is wrong with a file as far as can be told without a server: its shape, its sources and proofs, and what
 * does not fit together. Stars are taken on trust.
 */
export function flawsOf(file: ConfigFile, value: unknown, environment: Variables = process.env): Flaw[] {
  const draft = check(ConfigDraft, value);
  if (!draft.ok) return draft.issues.map((issue) => file.located(issue));
  const stored = { groups: [], hooks: [], people: [] };
  const { config, issues } = complete(draft.value, {
    stored,
    origins: originsOf(environment),
    givesSecret: () => false,
  });
  const visible = issues.filter(({ path }) => !String(valueAt(value, stepsOf(path))).includes(STARS));
  const clear = { ...config, hooks: config.hooks.map((hook) => (hook.key === STARS ? { ...hook, key: '' } : hook)) };
  return [...visible, ...configIssues(value), ...references(clear)].map((issue) => file.located(issue));
}

/** A refusal that lists flaws, one a line, the way compilers do. */
export function refusalOf(file: ConfigFile, flaws: readonly Flaw[]): Refusal {
  const lines = flaws.map(({ line, path, message }) =>
    [`${file.path}${line === undefined ? '' : `:${line}`}`, path, message].filter((part) => part !== '').join('  '),
  );
  const count = flaws.length;
  const head = t(
    `${count} 处要改，什么都没有保存：`,
    `${count === 1 ? 'One thing' : `${count} things`} to change; nothing was stored:`,
  );
  return new Refusal([head, ...lines].join('\n'));
}

function valueAt(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (each, step) => (typeof each === 'object' && each !== null ? (each as Record<string, unknown>)[step] : undefined),
    value,
  );
}
