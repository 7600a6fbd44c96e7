import { impossible, type Rule, reasons } from '../rules/index.ts';
import { at, type Issue } from './issues.ts';
import type { Config, Hook } from './schema.ts';
import { didYouMean } from './suggest.ts';
import { namedBy } from './templates.ts';

/** Rules that can never match, and what rules name that does not exist: groups, templates, people. */
export function ruleReferences({ groups, hooks, people }: Config): Issue[] {
  const known = { groups: groups.map(({ id }) => id), people: people.map(({ name }) => name) };
  return hooks.flatMap((hook, h) => {
    const rules = hook.rules ?? [];
    const never = impossible(rules).map(({ path, message, word, known: words }) => ({
      path: at('hooks', h, 'rules', ...path),
      message: `${message}${didYouMean(word, words ?? [])}`,
    }));
    const named = rules.flatMap((rule, r) => [
      ...destinations(rule, known.groups, at('hooks', h, 'rules', r, 'send')),
      ...template(rule, hook, at('hooks', h, 'rules', r, 'template')),
      ...mentioned(rule, known.people, at('hooks', h, 'rules', r, 'mention')),
    ]);
    return [...never, ...named];
  });
}

function destinations({ send }: Rule, known: readonly string[], path: string): Issue[] {
  if (send === undefined || send === true) return [];
  return send.flatMap((id, i) => {
    if (!known.includes(id)) {
      const message = `Name a group that exists: there is no "${id}"${didYouMean(id, known)}`;
      return [{ path: `${path}[${i}]`, message }];
    }
    if (send.indexOf(id) < i) return [{ path: `${path}[${i}]`, message: `Take this out: "${id}" is listed twice.` }];
    return [];
  });
}

function template({ template: name }: Rule, { templates }: Pick<Hook, 'templates'>, path: string): Issue[] {
  if (name === undefined || namedBy(templates, name).length > 0) return [];
  const known = [...new Set(Object.keys(templates).map((key) => key.replace(/^.*\//, '')))];
  return [{ path, message: `Name one of this hook’s templates: there is no "${name}"${didYouMean(name, known)}` }];
}

function mentioned({ mention }: Rule, people: readonly string[], path: string): Issue[] {
  if (mention === undefined || typeof mention === 'string') return [];
  const known = [...reasons, ...people];
  return mention.flatMap((word, i) => {
    if (known.includes(word)) return [];
    const message = `Name a reason (${reasons.join(', ')}) or somebody in the people table: nobody there is called "${word}"`;
    return [{ path: `${path}[${i}]`, message: `${message}${didYouMean(word, known)}` }];
  });
}
