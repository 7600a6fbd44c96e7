import { sha256, toHex } from '../../../directory/bytes.ts';
import type { Person } from '../../../directory/index.ts';
import type { Form } from '../../form.ts';

/** What stands for somebody in addresses: nothing of them can be read from it. It changes with their name and numbers. */
export async function personKey({ name, mobile, userId }: Person): Promise<string> {
  return toHex(await sha256(JSON.stringify([name, mobile, userId]))).slice(0, 12);
}

/** A mobile number as lists show it: `138****1111`, `+852-****67`. */
export function maskMobile(mobile: string): string {
  const [, country = '', digits = ''] = /^(\+\d+-)?(\d*)$/.exec(mobile) ?? [];
  if (country === '' && digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return `${country}****${digits.slice(-2)}`;
}

/** The fields of the form about somebody, as texts; accounts by source, separated by commas. */
export interface PersonFields {
  name: string;
  mobile: string;
  userId: string;
  accounts: Readonly<Record<string, string>>;
}

/** Somebody's fields. */
export function fieldsOf({ name, mobile = '', userId = '', accounts }: Person): PersonFields {
  const texts = Object.entries(accounts).map(([source, logins]) => [source, logins.join(', ')]);
  return { name, mobile, userId, accounts: Object.fromEntries(texts) };
}

/** What was sent; the accounts of `sources` only. */
export function readFields(form: Form, sources: readonly string[]): PersonFields {
  return {
    name: form.text('name'),
    mobile: form.text('mobile'),
    userId: form.text('userId'),
    accounts: Object.fromEntries(sources.map((source) => [source, form.text(`accounts.${source}`)])),
  };
}

/** The person that the fields describe, for the Directory to check. */
export function draftOf({ name, mobile, userId, accounts }: PersonFields) {
  const given = Object.entries(accounts).map(([source, text]) => [source, loginsIn(text)] as const);
  return {
    name,
    mobile: mobile || undefined,
    userId: userId || undefined,
    accounts: Object.fromEntries(given.filter(([, logins]) => logins.length > 0)),
  };
}

/** Accounts as people list them. */
export function loginsIn(text: string): string[] {
  return text
    .split(/[,，;；、\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
