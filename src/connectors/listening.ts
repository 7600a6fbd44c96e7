import type { Listening } from './contract.ts';

/**
 * Which of a source's events a hook wants to hear: the usual ones, those of its `on` topics, but none of which `off` takes
 * everything. `heads` maps what the source calls an event to the first words of its topics.
 */
export function wanted(
  { on, off }: Listening,
  heads: Readonly<Record<string, readonly string[]>>,
  usual: readonly string[],
): string[] {
  return Object.entries(heads).flatMap(([event, topics]) => {
    const asked = topics.some((head) => on.some((pattern) => begins(pattern, head)));
    const unwanted = topics.every((head) => off.some((pattern) => coversAll(pattern, head)));
    return asked || (usual.includes(event) && !unwanted) ? [event] : [];
  });
}

function begins(pattern: string, head: string): boolean {
  const [first] = pattern.split('.');
  return first === '*' || first === head;
}

function coversAll(pattern: string, head: string): boolean {
  return pattern === '*' || pattern === head || pattern === `${head}.*`;
}
