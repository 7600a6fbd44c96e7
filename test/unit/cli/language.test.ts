import { expect, it } from 'vitest';
import { languageOf } from '../../../cli/language.ts';

it.each([
  ['a Chinese terminal', [], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ['an English terminal', [], { LANG: 'en_US.UTF-8' }, 'en'],
  ['another terminal', [], { LANG: 'C' }, 'en'],
  ['nothing set', [], {}, 'en'],
  ['LC_ALL wins over LANG', [], { LC_ALL: 'zh_CN', LANG: 'en_US' }, 'zh-CN'],
  ['DINGHOOK_LANG wins over the terminal', [], { LANG: 'zh_CN', DINGHOOK_LANG: 'en' }, 'en'],
  ['a flag wins over all', ['tail', '--lang', 'zh-CN'], { DINGHOOK_LANG: 'en' }, 'zh-CN'],
  ['a flag with an equals sign', ['--lang=en'], { LANG: 'zh_CN' }, 'en'],
] as const)('%s', (_, args, environment, expected) => {
  expect(languageOf(args, environment)).toBe(expected);
});
