import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { maskWebhook } from '../../../dingtalk/webhook.ts';
import { ConfigDraft } from '../../../directory/schema.ts';
import { isMaskedWebhook, isStars, STARS } from '../../../directory/stars.ts';

/** A pasted configuration: what it says, and where. */
export interface Pasted {
  value: unknown;
  /** The line of a path such as `groups[0].name`, from 1, or of the nearest above it. */
  lineOf(path: string): number | undefined;
}

/** Reads a configuration; where it is not YAML, the line that says so. */
export function pasted(text: string): Pasted | { line: number } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lines.linePos(error.pos[0]).line };
  const offset = (steps: readonly (string | number)[]): number | undefined => {
    const parent: unknown = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
    const last = steps.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    }
    return isSeq(parent) ? (parent.items[Number(last)] as Node | undefined)?.range?.[0] : undefined;
  };
  const lineOf = (path: string) => {
    const steps = stepsOf(path);
    for (let length = steps.length; length > 0; length--) {
      const at = offset(steps.slice(0, length));
      if (at !== undefined) return lines.linePos(at).line;
    }
    return undefined;
  };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), lineOf };
  } catch {
    // An alias that leads nowhere, or to too much.
    return { line: 1 };
  }
}

/** A configuration in the one form that comparisons are made in: every field in its place, secrets as stars. */
export function comparable(config: unknown): string {
  const checked = ConfigDraft.safeParse(config);
  if (!checked.success) return stringify(config);
  const { groups, hooks, people } = checked.data;
  return stringify({
    groups: groups.map((group) => ({
      ...group,
      robots: group.robots.map((robot) => ({
        ...robot,
        webhook: isMaskedWebhook(robot.webhook) ? robot.webhook : maskWebhook(robot.webhook),
        ...(robot.secret === undefined ? {} : { secret: starred(robot.secret) }),
      })),
    })),
    hooks: hooks.map((hook) => ({
      ...hook,
      ...(hook.key === undefined ? {} : { key: starred(hook.key) }),
      ...(hook.secrets === undefined ? {} : { secrets: hook.secrets.map(starred) }),
    })),
    people,
  });
}

/** What stands for a secret that was written in full. */
const NEW_SECRET = `${STARS} (new)`;

function starred(secret: string): string {
  return isStars(secret) ? STARS : NEW_SECRET;
}

function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}
