/** Style and script of the page, inline: the page must work without any other file. */

/** Follows DingTalk's phone client: grey chat, white bubbles, blue actions. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --desk: #dfe5ee; --ink: #171a1f; --dim: #858b96; --line: #e7e9ed; --glass: #ffffffd9;
  --chat: #eff1f5; --bubble: #fff; --blue: #007fff; --red: #f0483e; --amber: #d97a00; --green: #0a9f5c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #101216; --ink: #e8eaed; --dim: #878d98; --line: #2c3038; --glass: #1a1d23d9;
    --chat: #17191e; --bubble: #24272e; --blue: #4aa3ff; --red: #ff6b61; --amber: #f5a742; --green: #3ecf8e;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--desk); color: var(--ink); overflow: hidden;
  font: 15px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif;
}
#board { display: flex; flex-direction: column; height: 100vh; height: 100dvh; }
header {
  display: flex; flex-wrap: wrap; align-items: center; gap: 6px 20px; padding: 12px 24px;
  background: var(--glass); border-bottom: 1px solid var(--line);
}
h1 { font-size: 17px; font-weight: 600; }
h1 small { margin-left: 6px; font-size: 13px; font-weight: 400; color: var(--dim); }
.counters { display: flex; flex-wrap: wrap; gap: 4px 16px; flex: 1; }
.counter, .clock { color: var(--dim); font-size: 13px; }
.counter b { margin-left: 5px; font-size: 15px; font-variant-numeric: tabular-nums; color: var(--ink); }
.counter.accepted b { color: var(--green); }
.counter.limited b, .counter.faults b { color: var(--amber); }
.counter.rejected b { color: var(--red); }
.counter.none b { color: var(--dim); font-weight: 400; }
.clock time { margin-left: 8px; color: var(--ink); font-variant-numeric: tabular-nums; }
.offline header { opacity: .4; }

main { flex: 1; min-height: 0; display: flex; gap: 24px; padding: 24px; overflow-x: auto; }
.phone {
  flex: 0 0 390px; max-width: calc(100vw - 24px); display: flex; flex-direction: column; overflow: hidden;
  background: var(--chat); border-radius: 26px; box-shadow: 0 0 0 1px var(--line), 0 16px 40px -12px #0a1a3340;
}
.phone:first-child { margin-left: auto; }
.phone:last-child { margin-right: auto; }
.bar { padding: 14px 18px 10px; background: var(--glass); border-bottom: 1px solid var(--line); }
.bar h2 { font-size: 17px; font-weight: 600; text-align: center; overflow-wrap: anywhere; }
.limiter { display: flex; align-items: center; gap: 10px; margin-top: 6px; font-size: 12px; color: var(--dim); }
.limiter i { margin-left: 6px; font-style: normal; color: var(--red); }
.limiter > span:last-child { min-width: 46px; text-align: right; font-variant-numeric: tabular-nums; }
.track { flex: 1; height: 4px; border-radius: 2px; background: var(--line); overflow: hidden; }
.track span { display: block; height: 100%; border-radius: 2px; background: var(--blue); transition: width .3s; }
.limiter.high .track span { background: var(--amber); }
.limiter.blocked .track span { background: var(--red); }
.limiter.blocked > span:last-child { color: var(--red); }

.chat { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 14px 12px 24px; }
.tip { margin: 10px 0; text-align: center; font-size: 12px; color: var(--dim); font-variant-numeric: tabular-nums; }
.tip.limited, .tip.fault { color: var(--amber); }
.tip.rejected { color: var(--red); }
article { display: flex; gap: 8px; margin: 14px 0; }
.avatar {
  flex: 0 0 38px; height: 38px; border-radius: 10px; position: relative;
  background: linear-gradient(150deg, #4db2ff, #0071f0);
}
.avatar::before, .avatar::after { content: ""; position: absolute; background: #fff; }
.avatar::before { left: 9px; right: 9px; top: 13px; height: 14px; border-radius: 5px; }
.avatar::after { left: 13px; top: 18px; width: 4px; height: 4px; border-radius: 50%; background: #0f7df2; box-shadow: 8px 0 #0f7df2; }
.said { min-width: 0; flex: 1; padding-right: 30px; }
.sender { margin-bottom: 3px; font-size: 12px; line-height: 18px; color: var(--dim); overflow-wrap: anywhere; }
.sender i { margin-left: 6px; padding: 0 4px; border-radius: 3px; font-style: normal; font-size: 10px; color: var(--blue); background: color-mix(in srgb, var(--blue) 12%, transparent); }

.bubble {
  display: block; width: fit-content; max-width: 100%; overflow: hidden; overflow-wrap: anywhere;
  background: var(--bubble); border-radius: 4px 12px 12px; color: inherit; text-decoration: none;
}
.plain { padding: 9px 12px; white-space: pre-wrap; }
.quiet { padding: 9px 12px; color: var(--dim); }
.mention, .link { color: var(--blue); font-weight: inherit; text-decoration: none; }
a.link:hover { text-decoration: underline; }
.markdown { padding: 10px 12px; }
.markdown > * + * { margin-top: 8px; }
.markdown h1 { font-size: 21px; } .markdown h2 { font-size: 19px; } .markdown h3 { font-size: 17.5px; }
.markdown h4 { font-size: 16px; } .markdown h5 { font-size: 15px; } .markdown h6 { font-size: 14px; color: var(--dim); }
.markdown :is(h1, h2, h3, h4, h5, h6) { line-height: 1.35; font-weight: 600; }
.markdown blockquote { padding-left: 10px; border-left: 3px solid var(--line); color: var(--dim); }
.markdown blockquote > * + * { margin-top: 6px; }
.markdown :is(ul, ol) { padding-left: 22px; }
.markdown hr { border: 0; border-top: 1px solid var(--line); }
.picture, .thumbnail { background: linear-gradient(135deg, #a9c8ee, #d7c3ee 55%, #f3cfc4); }
.picture { display: grid; place-items: center; min-height: 96px; padding: 12px; border-radius: 8px; font-size: 13px; color: #33415c; }

.card { width: 100%; }
.buttons { border-top: 1px solid var(--line); }
.button { display: block; padding: 11px 12px; text-align: center; color: var(--blue); text-decoration: none; }
.button + .button { border-top: 1px solid var(--line); }
.two { display: flex; } .two .button { flex: 1; min-width: 0; }
.two .button + .button { border-top: 0; border-left: 1px solid var(--line); }
a.button:hover, a.feed:hover { background: color-mix(in srgb, var(--blue) 7%, transparent); }
.linkcard { width: 100%; padding: 11px 12px; }
.linkcard strong { display: block; font-weight: 500; }
.row { display: flex; gap: 10px; margin-top: 4px; }
.summary {
  flex: 1; min-width: 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden;
  font-size: 13px; color: var(--dim); white-space: pre-line;
}
.thumbnail { flex: 0 0 48px; height: 48px; border-radius: 6px; }
.feedcard { width: 100%; }
.cover, .feed { display: flex; position: relative; color: inherit; text-decoration: none; }
.cover .thumbnail { flex: 1; height: 140px; border-radius: 0; }
.cover .feedtitle { position: absolute; inset: auto 0 0; padding: 24px 12px 9px; color: #fff; background: linear-gradient(transparent, #000a); }
.feed { gap: 10px; align-items: center; padding: 10px 12px; border-top: 1px solid var(--line); }
.feed .feedtitle { flex: 1; min-width: 0; }
.notes { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; font-size: 11px; color: var(--dim); }
.notes span { padding: 0 6px; border-radius: 4px; background: color-mix(in srgb, var(--dim) 13%, transparent); }
.notes .warn { color: var(--amber); background: color-mix(in srgb, var(--amber) 14%, transparent); }

.empty { margin: auto; max-width: 460px; text-align: center; color: var(--dim); }
.empty h2 { margin-bottom: 8px; font-size: 20px; font-weight: 600; color: var(--ink); }
code { padding: 1px 5px; border-radius: 4px; background: var(--glass); font-size: 13px; }

@media (max-width: 700px) {
  header { padding: 10px 16px; }
  .counters { order: 1; flex-basis: 100%; }
  .clock { margin-left: auto; }
  main { gap: 12px; padding: 12px; scroll-snap-type: x mandatory; }
  .phone { scroll-snap-align: center; }
}
`;

/** Asks for the board every second and replaces only the parts that changed; a chat read at its end stays there. */
export const PAGE_SCRIPT = `
const board = document.getElementById('board');
const parts = (root) => new Map([...root.querySelectorAll('[data-key]')].map((part) => [part.dataset.key, part]));
const toEnd = (part) => { part.scrollTop = part.scrollHeight; };
const isAtEnd = (part) => part.scrollHeight - part.scrollTop - part.clientHeight < 40;

function show(html) {
  const fresh = document.createElement('div');
  fresh.innerHTML = html;
  const shown = parts(board);
  const next = parts(fresh);
  if ([...shown.keys()].join() !== [...next.keys()].join()) {
    board.replaceChildren(...fresh.childNodes);
    parts(board).forEach(toEnd);
    return;
  }
  for (const [key, part] of next) {
    const old = shown.get(key);
    if (old.innerHTML === part.innerHTML) continue;
    const atEnd = isAtEnd(old);
    old.innerHTML = part.innerHTML;
    if (atEnd) toEnd(old);
  }
}

async function poll() {
  try {
    const response = await fetch('?part=board');
    document.body.classList.toggle('offline', !response.ok);
    if (response.ok) show(await response.text());
  } catch {
    document.body.classList.add('offline');
  }
  setTimeout(poll, 1000);
}

parts(board).forEach(toEnd);
poll();
`;
