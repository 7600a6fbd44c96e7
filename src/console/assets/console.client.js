// What every page of the console does beyond its HTML. Nothing here is needed to use it.

/** Replaces the parts of the page marked `data-live` by what the server says now, unless somebody is busy in them. */
async function refresh() {
  const parts = [...document.querySelectorAll('[data-live][id]')];
  if (parts.length === 0 || document.hidden) return;
  const reply = await fetch(location.href, { headers: { 'x-live': '1' }, redirect: 'error' }).catch(() => null);
  if (!reply?.ok) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  for (const part of parts) {
    const next = fresh.getElementById(part.id);
    const busy = part.contains(document.activeElement) || part.querySelector('details[open]');
    if (next && !busy && next.outerHTML !== part.outerHTML) part.replaceWith(next);
  }
}

const pause = Number(document.querySelector('[data-live]')?.dataset.live ?? 0) * 1000;
if (pause > 0) setInterval(refresh, pause);

// `<button data-copy="text" data-copied="已复制" hidden>`: shown where it works, says what it did.
for (const button of document.querySelectorAll('button[data-copy]')) button.hidden = !navigator.clipboard;

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-copy]') : null;
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.querySelector('[aria-live]');
  if (!words) return;
  const before = words.textContent;
  words.textContent = button.dataset.copied;
  setTimeout(() => {
    words.textContent = before;
  }, 2000);
});

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// What went wrong is in sight.
document.querySelector('[role="alert"], .field.invalid input')?.scrollIntoView({ block: 'nearest' });
