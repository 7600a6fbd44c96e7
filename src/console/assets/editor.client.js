// What editors do beyond a text area: line numbers, tabs, a preview that follows, and a word before work is lost.

for (const box of document.querySelectorAll('[data-editor]')) {
  const area = box.querySelector('textarea');
  const lines = box.querySelector('.code-lines');
  box.classList.add('live');

  function number() {
    const count = area.value.split('\n').length;
    if (lines.childElementCount === count) return;
    lines.replaceChildren(
      ...Array.from({ length: count }, (_, i) => Object.assign(document.createElement('span'), { textContent: i + 1 })),
    );
    mark(box.dataset.wrong);
  }

  function mark(wrong) {
    box.dataset.wrong = wrong;
    const all = wrong.split(' ');
    for (const [i, each] of [...lines.children].entries()) each.classList.toggle('wrong', all.includes(String(i + 1)));
  }

  box.addEventListener('wrong', ({ detail }) => mark(detail));
  area.addEventListener('input', number);
  area.addEventListener('scroll', () => {
    lines.scrollTop = area.scrollTop;
  });

  // Escape lets the next Tab leave, for those who go by keyboard.
  let leaving = false;
  area.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') leaving = true;
    else if (event.key === 'Tab' && plain && !leaving) {
      event.preventDefault();
      if (event.shiftKey) outdent(area);
      else insert(area, '  ');
    } else if (event.key === 'Enter' && plain && !event.isComposing) {
      const line = area.value.slice(0, area.selectionStart).split('\n').at(-1);
      const indent = /^ */.exec(line)[0];
      if (indent !== '') {
        event.preventDefault();
        insert(area, `\n${indent}`);
      }
    } else if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      const save = area.form.querySelector('button[value="save"]');
      if (!save) return;
      event.preventDefault();
      area.form.requestSubmit(save);
    }
    if (event.key !== 'Escape' && event.key !== 'Shift') leaving = false;
  });

  addEventListener('beforeunload', (event) => {
    if (area.value !== area.defaultValue && !area.form.dataset.sent) event.preventDefault();
  });
  number();
}

/** Writes at the cursor so that it can be undone. */
function insert(area, text) {
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function outdent(area) {
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const spaces = /^ {0,2}/.exec(area.value.slice(start))[0].length;
  if (spaces === 0) return;
  const at = Math.max(start, area.selectionStart - spaces);
  area.setSelectionRange(start, start + spaces);
  if (!document.execCommand('delete')) area.setRangeText('', start, start + spaces, 'end');
  area.setSelectionRange(at, at);
}

// `<form data-preview="/address">`: the server draws what the form says now; parts of the page are found again by their ids.
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer;
  let running;

  async function preview() {
    running?.abort();
    running = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    const reply = await fetch(form.dataset.preview, {
      method: 'POST',
      body,
      signal: running.signal,
      redirect: 'error',
    }).catch(() => null);
    if (!reply?.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const wrong = fresh.querySelector('[data-line]')?.dataset.line ?? '';
    for (const part of fresh.querySelectorAll('[data-part]')) document.getElementById(part.id)?.replaceWith(part);
    form.querySelector('[data-editor]')?.dispatchEvent(new CustomEvent('wrong', { detail: wrong }));
  }

  form.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(preview, target instanceof HTMLTextAreaElement ? 350 : 0);
  });
}

// `<form data-auto>`: a choice is enough, its button is for those without scripts.
for (const form of document.querySelectorAll('form[data-auto]')) {
  for (const button of form.querySelectorAll('button')) button.hidden = true;
  form.addEventListener('change', () => form.requestSubmit());
}

// `<input type="file" data-into="id">`: its text goes into an editor.
for (const input of document.querySelectorAll('input[type="file"][data-into]')) {
  input.closest('[hidden]')?.removeAttribute('hidden');
  input.addEventListener('change', async () => {
    const area = document.getElementById(input.dataset.into);
    const [file] = input.files;
    if (!file) return;
    area.value = await file.text();
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  });
}
