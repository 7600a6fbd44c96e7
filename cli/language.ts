import type { Locale } from '../src/event/index.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The language to speak: `--lang zh-CN|en` on the command line, else DINGHOOK_LANG, else what the terminal is set to (LC_ALL,
 * LC_MESSAGES, LANG). Everything but Chinese is spoken to in English.
 */
export function languageOf(args: readonly string[], environment: Variables): Locale {
  const flag = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[flag]?.split('=')[1] ?? (flag >= 0 ? args[flag + 1] : undefined);
  const set = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  return /^zh/i.test(asked || environment.DINGHOOK_LANG || set || '') ? 'zh-CN' : 'en';
}

const language = languageOf(process.argv.slice(2), process.env);

/** A text in the language of whoever runs the command. */
export function t(zh: string, en: string): string {
  return language === 'zh-CN' ? zh : en;
}

/** The language that {@link t} speaks. */
export function spoken(): Locale {
  return language;
}
