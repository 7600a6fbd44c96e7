import { type Change, type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { colour } from './colours.ts';
import { origin } from './origin.ts';
import { before, changed, news, pick, topic, uninteresting, words } from './parsed.ts';
import { BoardAction } from './payload/board.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof BoardAction>;
type Event = EventOf<'repository'>;

/** The board itself. */
export const boardRoutes: Readonly<Record<string, Route>> = {
  createBoard: route(BoardAction, (payload) => board('createBoard', payload, { action: 'created' })),
  copyBoard: route(BoardAction, (payload) => board('copyBoard', payload, { action: 'created' })),
  updateBoard: route(BoardAction, updateBoard),
};

function board(name: string, payload: Payload, what: Pick<Event, 'action'> & Partial<Event>): Parsed {
  const { place, actor, at } = origin(payload);
  const { id } = payload.action.data.board;
  return news(name, {
    kind: 'repository',
    place,
    actor,
    at,
    thread: `board/${id ?? place.name}`,
    url: place.url,
    ...what,
  });
}

const fields = {
  name: words('名称', 'Name'),
  description: words('描述', 'Description'),
  visibility: words('可见范围', 'Visibility'),
};

function updateBoard(payload: Payload): Parsed {
  const { board: now, old = {} } = payload.action.data;
  const has = (key: string) => Object.hasOwn(old, key);
  if (has('closed')) {
    const closed = now.closed ?? old.closed === false;
    return board(topic('updateBoard.closed', closed ? 'closed' : 'reopened'), payload, {
      action: closed ? 'archived' : 'unarchived',
    });
  }
  if (has('name')) {
    const changes = changed(fields.name, before(old, 'name'), now.name);
    return edited('updateBoard.name', payload, changes, 'renamed');
  }
  if (has('prefs')) return visibility(payload);
  if (has('desc')) {
    return edited('updateBoard.desc', payload, changed(fields.description, before(old, 'desc'), now.desc));
  }
  if (has('labelNames')) return edited('updateBoard.labelNames', payload, renamedLabels(payload));
  const keys = Object.keys(old).join(', ').slice(0, 100);
  return uninteresting('updateBoard', `nothing a reader could see: ${keys || 'no field named'}`);
}

function edited(name: string, payload: Payload, changes: Change[], action: Event['action'] = 'edited'): Parsed {
  if (changes.length === 0) return uninteresting(name, 'it reads as before');
  return board(name, payload, { action, changes });
}

/** Of a board's preferences a group should know one: who can see it. */
function visibility(payload: Payload): Parsed {
  const { board: now, old } = payload.action.data;
  const was = old?.prefs;
  const told = typeof was === 'object' && was !== null && 'permissionLevel' in was ? was.permissionLevel : undefined;
  const level = now.prefs?.permissionLevel;
  if (told === undefined || level === undefined || told === level) {
    return uninteresting('updateBoard.prefs', 'preferences of the board');
  }
  if (level === 'public') return board('updateBoard.prefs.public', payload, { action: 'publicized', severity: 'warn' });
  if (level === 'private') return board('updateBoard.prefs.private', payload, { action: 'privatized' });
  const changes = [{ field: fields.visibility, from: levelOf(told), to: levelOf(level) }];
  return board(topic('updateBoard.prefs', level), payload, { action: 'edited', changes });
}

const levels = {
  public: words('所有人可见', 'public'),
  enterprise: words('企业内可见', 'enterprise'),
  org: words('工作区内可见', 'workspace'),
  private: words('仅成员可见', 'members only'),
};

function levelOf(level: unknown): Text | undefined {
  return typeof level === 'string' ? (pick(levels, level) ?? level) : undefined;
}

/** The six colours of old boards, each with a name. */
function renamedLabels({ action: { data } }: Payload): Change[] {
  const was = data.old?.labelNames;
  const earlier: Record<string, unknown> = typeof was === 'object' && was !== null ? { ...was } : {};
  return Object.keys(earlier).flatMap((key) => {
    const now = data.board.labelNames;
    const to = now && Object.hasOwn(now, key) ? now[key] : undefined;
    const name = colour(key);
    if (name === undefined) return [];
    const field = typeof name === 'object' ? words(`${name['zh-CN']}标签`, `Label ${name.en}`) : name;
    return changed(field, before(earlier, key), typeof to === 'string' ? to : undefined);
  });
}
