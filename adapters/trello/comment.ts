import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { aboutCard } from './about.ts';
import { before, news, uninteresting } from './parsed.ts';
import { Comment } from './payload/card.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof Comment>;
type Event = EventOf<'comment'>;

/** What people say on cards. */
export const commentRoutes: Readonly<Record<string, Route>> = {
  commentCard: route(Comment, commented),
  updateComment: route(Comment, edited),
  deleteComment: route(Comment, (payload) => news('deleteComment', { ...about(payload), action: 'deleted' })),
  copyCommentCard: route(Comment, () => uninteresting('copyCommentCard', 'came along with a copied card')),
};

function about(payload: Payload): Omit<Event, 'action'> {
  const { title, thread, place, actor, at, url } = aboutCard(payload);
  return { kind: 'comment', on: 'card', title, thread, place, actor, at, url };
}

function commented(payload: Payload): Parsed {
  const { id, data } = payload.action;
  return news('commentCard', { ...about(payload), ...said(payload, id, data.text), action: 'created' });
}

function edited(payload: Payload): Parsed {
  const { action, old } = payload.action.data;
  if (action?.text !== undefined && action.text === before(old, 'text')) {
    return uninteresting('updateComment', 'an edit without a visible change');
  }
  return news('updateComment', { ...about(payload), ...said(payload, action?.id, action?.text), action: 'edited' });
}

function said(
  payload: Payload,
  id: string | undefined,
  text: string | undefined,
): Pick<Event, 'url' | 'body' | 'concerns'> {
  const { url } = aboutCard(payload);
  const mentioned = mentions(text).filter((login) => login !== payload.action.memberCreator?.username);
  return {
    url: url && id ? `${url}#comment-${encodeURIComponent(id)}` : url,
    body: text?.trim() ? { format: 'markdown', text } : undefined,
    concerns: mentioned.length > 0 ? mentioned.map((login) => ({ login, why: 'mentioned' })) : undefined,
  };
}

/** Whom a comment names, each once; `@card` and `@board` name everybody, which is nobody here. */
function mentions(text: string | undefined): string[] {
  const found = [...(text ?? '').slice(0, 20_000).matchAll(/(?<![\w.@/-])@([a-z\d_]{3,100})(?![\w@])/g)];
  return [...new Set(found.flatMap(([, login]) => (login ? [login] : [])))].filter(
    (login) => login !== 'card' && login !== 'board',
  );
}
