import * as z from 'zod';
import { type Api, read } from '../api.ts';
import type { Attempt, Choice, Choices } from '../contract.ts';
import { done, failed } from '../problems.ts';
import { refusals } from './words.ts';

/** A board or list by its full id, the only one that webhooks take. */
export interface Place {
  id: string;
  name: string;
}

const Model = z.object({ id: z.string().regex(/^[0-9a-f]{24}$/i), name: z.string() });
const Boards = z.array(Model.extend({ url: z.string().optional() }));

/** The open boards of the account; `within` a board, its lists. */
export async function choicesOf(api: Api, within: string | undefined): Promise<Attempt<Choices>> {
  if (within !== undefined) {
    const board = await find(api, within);
    if (!board.ok) return board;
    const lists = await read(api, z.array(Model), `/boards/${board.value.id}/lists?filter=open&fields=id,name`);
    if (!lists.ok) return lists;
    const choices = lists.value.value.map(
      ({ id, name }): Choice => ({ id, name: `${board.value.name} · ${name}`, kind: 'list' }),
    );
    return done({ choices, partial: false });
  }
  const boards = await read(api, Boards, '/members/me/boards?filter=open&fields=id,name,url');
  if (!boards.ok) return boards;
  const choices = boards.value.value.map(
    ({ id, name, url }): Choice => ({ id, name, kind: 'board', page: url, more: true }),
  );
  return done({ choices, partial: false });
}

/** Finds a board by its id, its short link or its address, or a list by its id. */
export async function find(api: Api, typed: string): Promise<Attempt<Place>> {
  const id = typed.trim().replace(/^https?:\/\/trello\.com\/b\/([A-Za-z0-9]+).*$/, '$1');
  if (!/^(?:[0-9a-f]{24}|[A-Za-z0-9]{8})$/i.test(id)) return failed('field', refusals.place, { field: 'place' });
  const board = await read(api, Model, `/boards/${id}?fields=id,name`);
  if (board.ok) return done(board.value.value);
  if (id.length !== 24 || board.problem.cause !== 'right') return board;
  const list = await read(api, Model, `/lists/${id}?fields=id,name`);
  return list.ok ? done(list.value.value) : list;
}
