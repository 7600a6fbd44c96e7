import { scrub } from '../observe/scrub.ts';
import type { Attempt, Cause, Problem, Values, Words } from './contract.ts';
import type { Reply, Silence } from './line.ts';

/** An attempt that ends with a problem. */
export type Failed = { ok: false; problem: Problem };

/** Ends an attempt. */
export function failed(cause: Cause, fix: Words, more: Pick<Problem, 'field' | 'answer'> = {}): Failed {
  return { ok: false, problem: { cause, fix, ...more } };
}

/** Ends an attempt well. */
export function done<T>(value: T): Attempt<T> & { ok: true } {
  return { ok: true, value };
}

/** No answer from `host`, in words. */
export function silent(why: Silence, host: string, vendor: string): Failed {
  const fixes: Readonly<Record<Silence, Words>> = {
    timeout: {
      'zh-CN': `${host} 没有在 10 秒内回答。请确认地址正确，并且 dinghook 所在的服务器能访问它，然后再试一次。`,
      en: `${host} did not answer within 10 seconds. See that the address is right and that dinghook’s server can reach it, then try again.`,
    },
    unreachable: {
      'zh-CN': `连不上 ${host}。请确认地址和端口正确、证书有效，并且 dinghook 所在的服务器能访问它；内网地址要用 \`--allow-private\` 启动自己部署的 dinghook。`,
      en: `${host} could not be reached. See that address and port are right, that its certificate is valid and that dinghook’s server can reach it; a private address needs a self-hosted dinghook started with \`--allow-private\`.`,
    },
    redirect: {
      'zh-CN': `${host} 要求转到别的地址，而令牌只会发给填写的地址。请改填最终的地址，例如把 http 换成 https；如果项目改过名，请重新选择它。`,
      en: `${host} wants to send us elsewhere, and a token only goes to the address that was entered. Enter the final address, such as https in place of http; if the project was renamed, choose it anew.`,
    },
    answer: notTheApi(host, vendor),
  };
  const fields: Partial<Record<Silence, string>> = { timeout: 'server', unreachable: 'server', redirect: 'server' };
  return failed(why, fixes[why], { field: fields[why] });
}

/** Something else than the vendor’s API answers at an address. */
export function notTheApi(host: string, vendor: string): Words {
  return {
    'zh-CN': `${host} 的回答不是 ${vendor} 的 API。请填写 ${vendor} 首页的地址；如果前面有登录页或防火墙，请让 dinghook 能直接访问它。`,
    en: `What ${host} answered is not ${vendor}’s API. Enter the address of ${vendor}’s start page; where a login page or a firewall stands in front, let dinghook through to it.`,
  };
}

/** What any source may answer when it cannot serve us now; null when the answer is about something else. */
export function unavailable({ status }: Pick<Reply, 'status'>, vendor: string): Failed | null {
  if (status === 429) {
    return failed('busy', {
      'zh-CN': `${vendor} 说请求太多了，请过几分钟再试。`,
      en: `${vendor} says that there were too many requests. Try again in a few minutes.`,
    });
  }
  if (status < 500) return null;
  return failed('broken', {
    'zh-CN': `${vendor} 自己出错了（${status}），请稍后再试。`,
    en: `${vendor} had an error of its own (${status}). Try again later.`,
  });
}

/** A refusal that we have no words for: the source's own are quoted. `hidden` is struck out of them. */
export function refusal(status: number, vendor: string, said: string, hidden: readonly string[]): Failed {
  const fix: Words = {
    'zh-CN': `${vendor} 没有接受（${status}）。请看它的回答，改好之后再试一次，或者照着手动设置的步骤添加。`,
    en: `${vendor} did not accept it (${status}). See what it answered, change that and try again, or add the webhook by hand.`,
  };
  const answer = quote(said, hidden);
  return failed('refused', fix, answer === '' ? {} : { answer });
}

const longest = 200;

/** What a source said, in one short line, without anything that must not be seen. */
export function quote(text: string, hidden: readonly string[]): string {
  const spellings = hidden
    .filter((each) => each.length >= 4)
    .flatMap((each) => [each, encodeURIComponent(each), JSON.stringify(each).slice(1, -1), base64(each)])
    .sort((a, b) => b.length - a.length);
  const struck = spellings.reduce((said, each) => said.replaceAll(each, '***'), text.slice(0, 20_000));
  const line = scrub(struck)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, '');
}

/** Everything that was filled in, to be struck out of quotes. */
export function entered(values: Values): string[] {
  return Object.values(values).flat();
}
