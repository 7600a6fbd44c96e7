/** What an adapter is made of: the one module of ours that adapters import. */
export type * from '../event/index.ts';
export { Event, kinds } from '../event/index.ts';
export { anyOf } from './auth/any-of.ts';
export { dingtalkSign } from './auth/dingtalk-sign.ts';
export { type HmacOptions, hmac } from './auth/hmac.ts';
export { type RsaSha1Options, rsaSha1 } from './auth/rsa-sha1.ts';
export { secretUrl } from './auth/secret-url.ts';
export { sharedToken } from './auth/shared-token.ts';
export { standardWebhooks } from './auth/standard-webhooks.ts';
export {
  type Adapter,
  type AuthResult,
  type AuthScheme,
  type Covers,
  type Ignored,
  type Parsed,
  type PublishedKeys,
  type Route,
  route,
} from './contract.ts';
export { list, maybe } from './lenient.ts';
export { Malformed, RawRequest, type VerifiedRequest } from './request.ts';
export { branchOf, firstLine, httpUrl, shortSha } from './text.ts';
