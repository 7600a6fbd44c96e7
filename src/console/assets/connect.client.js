// The live preview: at every change of a form `data-preview="id"` the page is fetched with what it holds, and the element of that
// id is replaced. The address keeps up, so that reloading and going back show the same. Without scripts a button does it.

const form = document.querySelector('form[data-preview]');
let latest = 0;
let pending;

async function preview() {
  const mine = ++latest;
  const query = new URLSearchParams(new FormData(form));
  const url = `${location.pathname}?${query}`;
  history.replaceState(history.state, '', url);
  const reply = await fetch(url, { redirect: 'error' }).catch(() => null);
  if (!reply?.ok || mine !== latest) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const [old, next] = [document, fresh].map((page) => page.getElementById(form.dataset.preview));
  if (old && next && mine === latest) old.replaceWith(next);
}

form?.addEventListener('change', () => {
  clearTimeout(pending);
  void preview();
});
form?.addEventListener('input', () => {
  clearTimeout(pending);
  pending = setTimeout(preview, 400);
});

// `<button data-fetch="path" data-into="id" hidden>`: sends its form there and puts the answer in place of the element of that id.
for (const button of document.querySelectorAll('button[data-fetch]')) button.hidden = false;

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-fetch]') : null;
  if (!button) return;
  button.disabled = true;
  const body = new URLSearchParams(new FormData(button.form));
  const reply = await fetch(button.dataset.fetch, { method: 'POST', body, redirect: 'error' }).catch(() => null);
  button.disabled = false;
  if (!reply?.ok) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const [old, next] = [document, fresh].map((page) => page.getElementById(button.dataset.into));
  if (!old || !next) return;
  old.replaceWith(next);
  next.querySelector('input, select')?.focus();
});

// `<a data-with-key="name">`: carries what stands in the field of that name as its `key`.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-with-key]') : null;
  const field = link && document.getElementsByName(link.dataset.withKey)[0];
  if (!field) return;
  const url = new URL(link.href);
  url.searchParams.set('key', field.value.trim());
  link.href = url.href;
});

// The first delivery is news: whoever copies further down sees that it has come.
const status = document.getElementById('status');
if (status && !status.classList.contains('arrived')) {
  const watch = new MutationObserver(() => {
    const arrived = document.querySelector('#status.arrived');
    if (!arrived) return;
    watch.disconnect();
    arrived.scrollIntoView({ block: 'center' });
  });
  watch.observe(status.parentElement, { childList: true });
}
