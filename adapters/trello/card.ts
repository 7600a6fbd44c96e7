import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { aboutCard, shortName } from './about.ts';
import { news, topic, words } from './parsed.ts';
import { CardAction } from './payload/card.ts';
import type { Board, Output } from './payload/common.ts';

type Payload = Output<typeof CardAction>;
type Event = EventOf<'card'>;

/** Cards that come, go and move between boards. */
export const cardRoutes: Readonly<Record<string, Route>> = {
  createCard: card(() => ({ action: 'created' })),
  copyCard: card(({ action: { data } }) => ({ action: 'copied', from: shortName(data.cardSource?.name) })),
  emailCard: card(() => ({ action: 'emailed' })),
  convertToCardFromCheckItem: card(({ action: { data } }) => ({
    action: 'converted',
    from: shortName(data.cardSource?.name),
  })),
  moveCardToBoard: card((payload) => ({
    action: 'arrived',
    from: otherBoard(payload, payload.action.data.boardSource),
  })),
  moveCardFromBoard: card((payload) => ({
    action: 'left',
    to: otherBoard(payload, payload.action.data.boardTarget),
  })),
  deleteCard: card(() => ({ action: 'deleted', severity: 'warn' })),
  voteOnCard: route(CardAction, vote),
};

function card(what: (payload: Payload) => Pick<Event, 'action'> & Partial<Event>): Route {
  return route(CardAction, (payload) => news(payload.action.type, { ...aboutCard(payload), ...what(payload) }));
}

/** The other board of a move. Only Trello's own sentence names one that the webhook does not watch. */
function otherBoard({ action }: Payload, board: Board | undefined): string | undefined {
  const shown = action.display?.entities?.board;
  return board?.name || (shown?.id !== undefined && shown.id === board?.id ? shown.text || undefined : undefined);
}

function vote(payload: Payload): Parsed {
  const { voted = true } = payload.action.data;
  return news(topic('voteOnCard', voted ? undefined : 'withdrawn'), {
    ...aboutCard(payload),
    action: voted ? 'voted' : 'unvoted',
  });
}

/** The field names that edits of cards mention. */
export const fields = {
  title: words('标题', 'Title'),
  description: words('描述', 'Description'),
  start: words('开始日期', 'Start date'),
  location: words('位置', 'Location'),
  checklist: words('清单', 'Checklist'),
  item: words('检查项', 'Item'),
};
