import type { Event, Locale, TemplatedKind } from '../../../../event/index.ts';

/** Picks the words of the language a sample is made in. */
export type Said = (zh: string, en: string) => string;

/** A made-up event to see a template with. */
export interface TemplateSample {
  /** Unique within its kind; stands in addresses. */
  name: string;
  title: Readonly<Record<Locale, string>>;
  /** The source it is shown as where no hook is chosen. */
  source: string;
  make(say: Said): Event;
}

/** Samples by kind, the most usual first; each kind has one at least. */
export type SamplesOf<Kind extends TemplatedKind = TemplatedKind> = Readonly<
  Record<Kind, readonly [TemplateSample, ...TemplateSample[]]>
>;

/** Where the samples' repository, board and issues are. */
export const web = 'https://git.example.com/acme/web';

/** The repository most samples happen in. */
export const repository = { name: 'acme/web', url: web, type: 'repository' } as const;

/** The people of the samples. */
export const cast = (say: Said) => ({
  chen: { name: say('陈晨', 'Chen Chen'), login: 'chenchen' },
  li: { name: say('李雷', 'Li Lei'), login: 'lilei' },
  han: { name: say('韩梅梅', 'Han Meimei'), login: 'hanmeimei' },
});

/** What a text that its author wrote in markdown looks like in an event. */
export function written(text: string) {
  return { format: 'markdown', text } as const;
}

/** Three commits, the newest last. */
export const commits = (say: Said) => {
  const { chen, li } = cast(say);
  return [
    ['a1b2c3d4', say('修复登录后跳转丢失查询参数', 'Keep the query when returning from sign-in'), chen.name],
    ['9f8e7d6c', say('补充回归测试', 'Add a regression test'), chen.name],
    ['0c1d2e3f', say('升级 hono 到 4.13', 'Upgrade hono to 4.13'), li.name],
  ].map(([id = '', title = '', author]) => {
    return { id: `${id}e5f60718293a`, title, author, url: `${web}/commit/${id}` };
  });
};
