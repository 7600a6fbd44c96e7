import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { boardUrl, origin } from './origin.ts';
import { before, named, news, topic, uninteresting, words } from './parsed.ts';
import { List } from './payload/board.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof List>;

/** The lists of a board. `*` stands for the list, `?` for what it was called before or the other board. */
export const listRoutes: Readonly<Record<string, Route>> = {
  createList: route(List, (payload) => notice('createList', payload, words('新建了列表*', 'created list*'))),
  updateList: route(List, updateList),
  moveListToBoard: route(List, movedHere),
  moveListFromBoard: route(List, movedAway),
};

function updateList(payload: Payload): Parsed {
  const { list, old = {} } = payload.action.data;
  if (Object.hasOwn(old, 'closed')) {
    const closed = list.closed ?? old.closed === false;
    const verb = closed ? words('归档了列表*', 'archived list*') : words('恢复了列表*', 'restored list*');
    return notice(topic('updateList.closed', closed ? 'archived' : 'restored'), payload, verb);
  }
  const from = before(old, 'name');
  if (!from || from === list.name) {
    return uninteresting(
      topic('updateList', Object.hasOwn(old, 'pos') ? 'pos' : undefined),
      'only its place on the board',
    );
  }
  return notice('updateList.name', payload, words('将列表?改名为*', 'renamed list? to*'), from);
}

function movedHere(payload: Payload): Parsed {
  const source = payload.action.data.boardSource?.name;
  const verb = source
    ? words('从看板?移来了列表*', 'moved list* here from board?')
    : words('从其他看板移来了列表*', 'moved list* here from another board');
  return notice('moveListToBoard', payload, verb, source);
}

function movedAway(payload: Payload): Parsed {
  const target = payload.action.data.boardTarget?.name;
  const verb = target
    ? words('将列表*移到看板?', 'moved list* to board?')
    : words('将列表*移到了其他看板', 'moved list* to another board');
  return notice('moveListFromBoard', payload, verb, target);
}

function notice(name: string, payload: Payload, verb: ReturnType<typeof words>, other?: string): Parsed {
  const { list, board } = payload.action.data;
  return news(name, {
    kind: 'notice',
    ...origin(payload),
    thread: `list/${list.id}`,
    url: boardUrl(board),
    title: named(verb, list.name, other),
  });
}
