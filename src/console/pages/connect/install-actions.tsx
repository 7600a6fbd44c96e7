import { Desk, networkOf } from '../../../connectors/desk.ts';
import { type Connector, connectorFor, type Values } from '../../../connectors/index.ts';
import { directory } from '../../../directory/stub.ts';
import { addressOf } from '../../../ingress/address.ts';
import { setFlash } from '../../flash.ts';
import { type Form, readForm } from '../../form.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { Places } from './install-form.tsx';
import { words } from './install-words.ts';
import { setupStep } from './setup-step.tsx';

/** Installs the webhook at the source; what is wrong shows beside the form, without the credentials. */
export async function install(c: ConsoleContext): Promise<Response> {
  const { locale } = c.var.view;
  const t = words(locale);
  const id = c.req.param('id') ?? '';
  const desk = await Desk.open(c.env, id, addressOf(c.req.url, c.env.PUBLIC_URL));
  const connector = await connectorOf(c, id);
  if (!desk || !connector) return missing(c);
  const form = await readForm(c);
  const { credentials, options } = valuesOf(form, connector);
  const order = { credentials, options, place: form.text('place'), remember: form.has('remember') };
  const settled = desk.ok ? await desk.value.install(order) : desk;
  if (!settled.ok) {
    c.status(422);
    return setupStep(c, { problem: settled.problem, entered: enteredIn(form, connector) });
  }
  const { installation, outcome, notes } = settled.value;
  const text = outcome === 'created' ? t.created(installation.name) : t.updated(installation.name);
  const lines = notes.map((note) => note[locale]);
  setFlash(c, { tone: 'good', text, lines: lines.length > 0 ? lines : undefined });
  return c.redirect(`/console/connect/hook/${id}`, 303);
}

/** The part of the form that says where, filled with what the credentials open: a script puts it in place. */
export async function places(c: ConsoleContext): Promise<Response> {
  const connector = await connectorOf(c, c.req.param('id') ?? '');
  if (!connector) return missing(c);
  const found = await connector.choices(valuesOf(await readForm(c), connector).credentials);
  return c.html(<Places view={c.var.view} connector={connector} found={found} />);
}

async function connectorOf(c: ConsoleContext, id: string): Promise<Connector | null> {
  const hook = await directory(c.env).getHook(id);
  return hook && connectorFor(hook.source, networkOf(c.env));
}

function valuesOf(form: Form, { fields, options }: Connector): { credentials: Values; options: Values } {
  return {
    credentials: Object.fromEntries(fields.map(({ name }) => [name, form.text(`credentials.${name}`)])),
    options: Object.fromEntries(
      options.flatMap(({ name, kind }): [string, string | string[]][] => {
        const all = form.all(`options.${name}`);
        if (all.length === 0) return [];
        return [[name, kind === 'checks' ? all : (all[0] ?? '')]];
      }),
    ),
  };
}

/** What may be shown again. */
function enteredIn(form: Form, { fields, options }: Connector): Record<string, string | readonly string[]> {
  const shown = fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => `credentials.${name}`);
  const all = options.map(({ name }) => `options.${name}`).filter((name) => form.has(name));
  return {
    ...Object.fromEntries([...shown, 'place'].map((name) => [name, form.text(name)])),
    ...Object.fromEntries(all.map((name) => [name, form.all(name)])),
    ...(form.has('remember') ? { remember: 'on' } : {}),
  };
}
