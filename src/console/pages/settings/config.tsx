import { stringify } from 'yaml';
import { createdHooks } from '../../../api/config.ts';
import { type LocatedYaml, locatedYaml } from '../../../api/located-yaml.ts';
import { configIssues, secretsFor } from '../../../api/sources.ts';
import { sha256, toHex } from '../../../directory/bytes.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import type { Config, Issue } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import { addressOf } from '../../../ingress/address.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import type { ConsoleContext } from '../../view.ts';
import { ConfigForm, type ConfigFormProps } from './config-form.tsx';
import { words } from './config-words.ts';
import { settingsPage } from './frame.tsx';

/** The whole configuration, as YAML to edit. */
export async function configPage(c: ConsoleContext): Promise<Response> {
  return shown(c, { text: stringify(await directory(c.env).read()) });
}

/** The same as a file: secrets as stars, and a first line for editors that know the schema. */
export async function configFile(c: ConsoleContext): Promise<Response> {
  const { origin } = addressOf(c.req.url, c.env.PUBLIC_URL);
  const head = `# yaml-language-server: $schema=${origin}/api/config/schema.json\n`;
  return c.body(head + stringify(await directory(c.env).read()), 200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': 'attachment; filename="dinghook.yaml"',
  });
}

/** Says what a text would change, or applies what has been seen: with the checks of the API, wholly or not at all. */
export async function saveConfig(c: ConsoleContext): Promise<Response> {
  const form = await readForm(c);
  const { locale } = c.var.view;
  const t = words(locale);
  const text = form.text('config').replace(/\r\n?/g, '\n').concat('\n');
  if (text.trim() === '') return refused(c, text, [{ field: 'config', text: t.empty }]);
  const read = locatedYaml(text);
  if (!read.ok) {
    const [flaw] = read.flaws;
    const line = flaw.cause === 'syntax' ? flaw.line : 1;
    return refused(c, text, [{ field: 'config', text: t.inLine(line, t.notYaml) }], [line]);
  }
  const own = configIssues(read.value);
  if (own.length > 0) return refusedFor(c, text, read, own);
  const stub = directory(c.env);
  const before = await stub.read();
  const seal = await sealOf(text, before);
  const isSeen = form.text('seen') === seal;
  const isMeant = form.text('do') === 'apply';
  const written = await stub.write(read.value, { dryRun: !(isMeant && isSeen), secretsFor: [...secretsFor] });
  if (!written.ok) return refusedFor(c, text, read, written.issues);
  if (!isMeant || !isSeen) {
    return shown(c, { text, checked: { before, after: read.value, changes: written.changes, seal, again: isMeant } });
  }
  clearHookCache();
  const created = await createdHooks(c.env, addressOf(c.req.url, c.env.PUBLIC_URL), written);
  const said = t.applied(written.changes.length);
  if (created.length > 0) return shown(c, { text: stringify(await stub.read()), created, said });
  setFlash(c, { tone: 'good', text: said });
  return c.redirect('/console/settings/config', 303);
}

/** Binds what is applied to what was seen: this text, over this configuration. */
async function sealOf(text: string, before: Config): Promise<string> {
  return toHex(await sha256(JSON.stringify([text, before]))).slice(0, 32);
}

function refusedFor(c: ConsoleContext, text: string, read: LocatedYaml, issues: readonly Issue[]): Promise<Response> {
  const { locale } = c.var.view;
  const t = words(locale);
  const found = issues.map(({ path, message }) => ({
    path,
    line: read.lineOf(path),
    text: issueText(message, locale),
  }));
  const errors = found.map(({ path, line, text: said }) => {
    const placed = path === '' ? said : `${path} — ${said}`;
    return { field: 'config', text: line === undefined ? placed : t.inLine(line, placed) };
  });
  return refused(
    c,
    text,
    errors,
    found.flatMap(({ line }) => line ?? []),
  );
}

function refused(c: ConsoleContext, text: string, errors: FormError[], wrong?: number[]): Promise<Response> {
  c.status(422);
  return shown(c, { text, errors, wrong });
}

function shown(c: ConsoleContext, props: Omit<ConfigFormProps, 'view'>): Promise<Response> {
  return settingsPage(c, 'config', <ConfigForm view={c.var.view} {...props} />);
}
