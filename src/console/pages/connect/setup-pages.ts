import type { Locale } from '../../../event/index.ts';

type Page = () => Promise<{ default: string }>;

/** The set-up pages of the sources. They are read when somebody looks at one. */
const pages: Readonly<Record<string, Readonly<Record<Locale, Page>>>> = {
  alertmanager: {
    'zh-CN': () => import('../../../../adapters/alertmanager/setup.zh-CN.md'),
    en: () => import('../../../../adapters/alertmanager/setup.en.md'),
  },
  codeup: {
    'zh-CN': () => import('../../../../adapters/codeup/setup.zh-CN.md'),
    en: () => import('../../../../adapters/codeup/setup.en.md'),
  },
  custom: {
    'zh-CN': () => import('../../../../adapters/custom/setup.zh-CN.md'),
    en: () => import('../../../../adapters/custom/setup.en.md'),
  },
  gitee: {
    'zh-CN': () => import('../../../../adapters/gitee/setup.zh-CN.md'),
    en: () => import('../../../../adapters/gitee/setup.en.md'),
  },
  github: {
    'zh-CN': () => import('../../../../adapters/github/setup.zh-CN.md'),
    en: () => import('../../../../adapters/github/setup.en.md'),
  },
  gitlab: {
    'zh-CN': () => import('../../../../adapters/gitlab/setup.zh-CN.md'),
    en: () => import('../../../../adapters/gitlab/setup.en.md'),
  },
  jenkins: {
    'zh-CN': () => import('../../../../adapters/jenkins/setup.zh-CN.md'),
    en: () => import('../../../../adapters/jenkins/setup.en.md'),
  },
  jira: {
    'zh-CN': () => import('../../../../adapters/jira/setup.zh-CN.md'),
    en: () => import('../../../../adapters/jira/setup.en.md'),
  },
  travis: {
    'zh-CN': () => import('../../../../adapters/travis/setup.zh-CN.md'),
    en: () => import('../../../../adapters/travis/setup.en.md'),
  },
  trello: {
    'zh-CN': () => import('../../../../adapters/trello/setup.zh-CN.md'),
    en: () => import('../../../../adapters/trello/setup.en.md'),
  },
};

/** How to set a source up, as Markdown with `{{url}}` and the like in it; null where nobody wrote that down. */
export async function setupPage(source: string, locale: Locale): Promise<string | null> {
  const found = Object.hasOwn(pages, source) ? pages[source] : undefined;
  return found ? (await found[locale]()).default : null;
}
