import type { Connector } from './contract.ts';
import { github } from './github/index.ts';
import { gitlab } from './gitlab/index.ts';
import { jira } from './jira/index.ts';
import type { Network } from './line.ts';
import { trello } from './trello/index.ts';

export type {
  Attempt,
  Cause,
  Choice,
  Choices,
  Connector,
  Field,
  Installed,
  Listed,
  Problem,
  Values,
  Words,
} from './contract.ts';
export { authoriseUrl } from './trello/authorise.ts';

const all: Readonly<Record<string, (network: Network) => Connector>> = { github, gitlab, jira, trello };

/** The sources that webhooks can be installed at; the others have set-up pages. */
export const connectable: readonly string[] = Object.keys(all);

/** What installs webhooks at a source; null when that is done by hand. */
export function connectorFor(source: string, network: Network): Connector | null {
  return Object.hasOwn(all, source) ? (all[source]?.(network) ?? null) : null;
}
