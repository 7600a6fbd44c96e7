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
