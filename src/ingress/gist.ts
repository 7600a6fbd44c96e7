import type { Event } from '../event/index.ts';
import type { Gist } from '../outbox/dispatch.ts';

/** An event in a few words, for a row of a digest that it shares with others. */
export function gistOf(event: Event): Gist {
  const { url } = event;
  switch (event.kind) {
    case 'push':
      return { ref: event.ref, commits: event.total, url: event.compareUrl ?? url };
    case 'ref':
      return { name: event.ref, url };
    case 'build':
      return { name: event.name, ref: event.ref, url };
    case 'merge_request':
      return { name: join(event.number, event.title), target: event.target, url };
    case 'review':
    case 'issue':
    case 'comment':
    case 'discussion':
      return { name: join(event.number, event.title), url };
    case 'alert':
    case 'card':
    case 'milestone':
      return { name: event.title, url };
    case 'release':
      return { name: event.name ?? event.tag, url };
    default:
      return { url };
  }
}

function join(number: string | undefined, title: string | undefined): string | undefined {
  return [number, title].filter(Boolean).join(' ') || undefined;
}
