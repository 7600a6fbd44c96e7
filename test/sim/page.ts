/** `GET /__sim/`: what people in the groups see, one phone-wide column per group. Loads nothing from elsewhere. */
import { renderChat, shanghaiTime } from './bubbles.ts';
import type { Control, RobotView } from './control.ts';
import { escapeHtml } from './html.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.ts';
import type { Rec } from './records.ts';

/** How many of the latest records the page looks at, and how many of them each group shows. */
const LATEST = 2000;
const PER_GROUP = 100;

/** Answers the whole page, or with `?part=board` only what changes, which the page asks for every second. */
export async function pageResponse(control: Control, request: Request): Promise<Response> {
  const onlyBoard = new URL(request.url).searchParams.get('part') === 'board';
  // Nothing may be loaded, and nothing may run but the script of this very page.
  const scriptHash = await sha256(PAGE_SCRIPT);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; connect-src 'self'`;
  return new Response(onlyBoard ? renderBoard(control) : renderPage(control), {
    headers: {
      'content-type': 'text/html;charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}

function renderPage(control: Control): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>钉钉机器人模拟器</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<div id="board">${renderBoard(control)}</div>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** Every part that can change carries a `data-key`, so that the script can leave the others alone. */
function renderBoard(control: Control): string {
  const robots = control.robots();
  const { messages } = control.messages({ after: Math.max(0, control.health().records - LATEST), limit: LATEST });
  const chats = Map.groupBy(messages, ({ group }) => group);
  const groups = [...new Set([...robots.map(({ group }) => group), ...chats.keys()])].filter((group) => group != null);
  const now = control.clock().now;
  const phones = groups.map((group) => {
    const own = robots.filter((robot) => robot.group === group);
    return renderPhone(group, own, (chats.get(group) ?? []).slice(-PER_GROUP), now);
  });
  return `<header data-key="top">${renderTop(control)}</header>
<main>${phones.join('') || EMPTY}</main>`;
}

const EMPTY = `<section class="empty"><h2>还没有机器人</h2>
<p>用 <code>PUT /__sim/robots/&lt;token&gt;</code> 添加一个，或以 <code>--auto-create</code> 启动，第一条消息到达时自动创建。</p></section>`;

const COUNTERS = [
  ['accepted', '送达'],
  ['duplicate', '去重'],
  ['limited', '限流'],
  ['rejected', '拒绝'],
  ['faults', '故障'],
] as const;

function renderTop(control: Control): string {
  const { mode, now } = control.clock();
  const { expected, delivered, missing, duplicates } = control.invariants();
  const tokens = Object.values(control.stats().tokens);
  const sum = (value: number | Record<string, number>): number =>
    typeof value === 'number' ? value : Object.values(value).reduce((total, count) => total + count, 0);
  const counters = COUNTERS.map(([name, label]) => {
    const count = tokens.reduce((total, token) => total + sum(token[name]), 0);
    return `<span class="counter ${name}${count === 0 ? ' none' : ''}">${label}<b>${count}</b></span>`;
  });
  const whole = missing.length === 0 && duplicates.length === 0;
  const verdict = `<span class="counter ${whole ? 'accepted' : 'rejected'}">预期<b>${expected}</b> 到达<b>${delivered}</b></span>`;
  return `<h1>钉钉机器人<small>模拟器</small></h1>
<p class="counters">${counters.join('')}${expected > 0 ? verdict : ''}</p>
<p class="clock">${mode === 'virtual' ? '虚拟' : '真实'}时钟<time>${shanghaiTime(now)}</time></p>`;
}

function renderPhone(group: string, robots: readonly RobotView[], records: readonly Rec[], now: number): string {
  const name = escapeHtml(group);
  return `<section class="phone">
<div class="bar" data-key="bar ${name}"><h2>${name}</h2>${robots.map((robot) => renderLimiter(robot, now)).join('')}</div>
<div class="chat" data-key="chat ${name}">${renderChat(records) || '<p class="tip">还没有消息</p>'}</div>
</section>`;
}

const STATES: Record<string, string> = {
  stopped: '已停用',
  removed: '已移除',
  groupDissolved: '群已解散',
  tokenInvalid: 'token 失效',
};

function renderLimiter({ alias, state = 'active', limiter }: RobotView, now: number): string {
  const { count, capacity, penaltyUntil } = limiter;
  const share = penaltyUntil === null ? Math.min(100, (count / Math.max(1, capacity)) * 100) : 100;
  const label = penaltyUntil === null ? `${count} / ${capacity}` : `限流中，剩 ${remaining(penaltyUntil - now)}`;
  const level = penaltyUntil !== null ? 'blocked' : share >= 80 ? 'high' : '';
  const off = STATES[state] === undefined ? '' : `<i>${STATES[state]}</i>`;
  return `<p class="limiter ${level}"><span>${escapeHtml(alias)}${off}</span>
<span class="track"><span style="width:${share.toFixed(0)}%"></span></span><span>${label}</span></p>`;
}

function remaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
