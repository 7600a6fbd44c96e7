import { TokenDraft } from '../../src/api/tokens.ts';
import type { Operation } from './operation.ts';
import { NewToken, TokenList } from './schemas.ts';

/** The calls on named tokens. */
export const tokens: readonly Operation[] = [
  {
    method: 'get',
    path: '/tokens',
    summary: 'The named tokens, without the tokens themselves',
    tag: 'Tokens',
    replies: { 200: TokenList },
  },
  {
    method: 'post',
    path: '/tokens',
    summary: 'Makes a named token',
    tag: 'Tokens',
    body: TokenDraft,
    replies: { 201: NewToken },
    errors: [422],
  },
  {
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Takes a named token away',
    tag: 'Tokens',
    replies: { 204: null },
    errors: [404],
  },
];
