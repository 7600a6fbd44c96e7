import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Card, Copy } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import type { Plugging } from './setup-read.ts';
import { words } from './setup-words.ts';

/** What has to be copied: the address and the secret; and where the source makes the secret, the field for it. */
export function Values({ view, plugging }: { view: View; plugging: Plugging }) {
  const t = words(view.locale);
  const { hook, url, secret } = plugging;
  const isVendors = hook.source === 'trello';
  const isSecretless = secret === undefined && !isVendors && hook.source !== 'travis';
  return (
    <Card title={t.values}>
      {isPrivate(url) && (
        <Notice tone="warn" title={t.unreachable}>
          {t.unreachableText}
        </Notice>
      )}
      <dl class="values">
        <Value view={view} name={t.address} text={url} />
        {!isVendors && typeof secret === 'string' && (
          <Value view={view} name={t.secret} text={secret} note={t.secretNote} />
        )}
      </dl>
      {!isVendors && secret === null && <p class="muted small">{t.secretHidden}</p>}
      {isSecretless && <p class="muted small">{t.onlyAddress}</p>}
      {isVendors && <VendorSecret view={view} hook={hook.id} isStored={secret !== undefined} />}
      {hook.source === 'gitlab' && (
        <details class="more">
          <summary>{t.signingTokenMore}</summary>
          <SecretForm view={view} hook={hook.id} label={t.signingToken} hint={t.signingTokenHint} />
        </details>
      )}
    </Card>
  );
}

function Value({ view, name, text, note }: { view: View; name: string; text: string; note?: string }) {
  const t = words(view.locale);
  return (
    <div class="value">
      <dt>{name}</dt>
      <dd>
        <code>{text}</code>
        <Copy text={text} label={t.copy} copied={t.copied} />
        {note !== undefined && <p class="hint">{note}</p>}
      </dd>
    </div>
  );
}

function VendorSecret({ view, hook, isStored }: { view: View; hook: string; isStored: boolean }) {
  const t = words(view.locale);
  const hint = isStored ? t.secretStored : t.vendorSecretHint;
  return <SecretForm view={view} hook={hook} label={t.vendorSecret} hint={hint} />;
}

function SecretForm({ view, hook, label, hint }: { view: View; hook: string; label: string; hint: string }) {
  return (
    <form method="post" action={`/console/connect/hook/${hook}/secret`} class="line-form">
      <Field name="secret" label={label} hint={hint} type="password" autocomplete="new-password" code required />
      <button type="submit" class="button">
        {words(view.locale).save}
      </button>
    </form>
  );
}

/** Whether nobody outside this machine or network can call an address. */
function isPrivate(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return (
    !host.includes('.') ||
    /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\./.test(host) ||
    /\.(local|lan|internal|localhost)$/.test(host)
  );
}
