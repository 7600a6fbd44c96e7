import type { MessageBody } from '../../../src/kit/index.ts';
import { isObject, type Json, textOf } from '../json.ts';
import { type Fault, missing } from './fault.ts';

type Card = Extract<MessageBody, { msgtype: 'actionCard' }>['actionCard'];

/**
 * An action card: with both halves of the single button the button list is ignored, otherwise it must have one. Flags may
 * be numbers or strings.
 */
export function cardOf(part: Json): Card | Fault {
  const [title, text] = [textOf(part.title), textOf(part.text)];
  if (title === undefined) return missing(400502, 'actionCard', 'title');
  if (text === undefined) return missing(400503, 'actionCard', 'text');
  const hideAvatar = flagOf(part.hideAvatar);
  const card = { title, text, ...(hideAvatar && { hideAvatar }) };
  const [singleTitle, singleURL] = [textOf(part.singleTitle), textOf(part.singleURL)];
  if (singleTitle !== undefined && singleURL !== undefined) return { ...card, singleTitle, singleURL };
  if (part.btns == null && singleTitle !== undefined) return missing(400507, 'actionCard', 'singleURL');
  if (part.btns == null && singleURL !== undefined) return missing(400507, 'actionCard', 'singleTitle');
  if (!Array.isArray(part.btns) || part.btns.length === 0) return missing(400504, 'actionCard', 'btns');
  const btns: { title: string; actionURL: string }[] = [];
  for (const each of part.btns) {
    const button: Json = isObject(each) ? each : {};
    const [name, actionURL] = [textOf(button.title), textOf(button.actionURL)];
    if (name === undefined) return missing(400505, 'btns', 'title');
    if (actionURL === undefined) return missing(400506, 'btns', 'actionURL');
    btns.push({ title: name, actionURL });
  }
  return { ...card, btns, btnOrientation: flagOf(part.btnOrientation) ?? '0' };
}

function flagOf(value: unknown): '0' | '1' | undefined {
  if (value === 1 || value === '1') return '1';
  return value === 0 || value === '0' ? '0' : undefined;
}
