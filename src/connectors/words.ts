import type { Refusal } from '../directory/index.ts';
import type { Words } from './contract.ts';
import { type Failed, failed } from './problems.ts';

/** Webhooks of this source are made by hand. */
export const noConnector: Words = {
  'zh-CN': '这个来源不能自动完成这一步，请照着手动设置的步骤做。',
  en: 'This cannot be done automatically at this source. Follow its steps for doing it by hand.',
};

/** Nothing was kept to do it with. */
export const noCredentials: Words = {
  'zh-CN': '安装时没有保存令牌，请再填一次。',
  en: 'The token was not kept when this was installed. Enter it again.',
};

/** It was removed meanwhile, or its key cannot be opened. */
export const lost: Words = {
  'zh-CN': '这个 hook 或它的安装记录已经不在了，或者它的密钥打不开了。请刷新后再试。',
  en: 'This hook, or the record of where it is installed, is gone, or its key can no longer be opened. Reload and try again.',
};

/** The Directory would not store a new proof. */
export function notStored({ code, issues }: Refusal): Failed {
  const message = issues[0]?.message ?? '';
  return failed(
    'storage',
    {
      'zh-CN': '新的密钥没能保存，所以没有动来源那边的设置。请检查这个 hook 的设置和 ENCRYPTION_KEY。',
      en: 'The new secret could not be stored, so nothing was changed at the source. Check this hook’s settings and ENCRYPTION_KEY.',
    },
    { answer: `${code}: ${message}` },
  );
}
