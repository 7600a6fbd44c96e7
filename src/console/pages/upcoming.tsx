import { EmptyState } from '../components/empty.tsx';
import { type AreaName, navigation } from '../components/navigation.ts';
import { page } from '../page.tsx';
import type { ConsoleContext } from '../view.ts';
import { catalogue } from '../words/catalogue.ts';

const words = catalogue({
  text: {
    'zh-CN': '这一页还没有做好。现在可以先用 API 或配置文件。',
    en: 'This page is not ready yet. Meanwhile, use the API or the configuration file.',
  },
});

/** Stands for an area whose pages are still to come. */
export function upcoming(c: ConsoleContext, area: AreaName): Response | Promise<Response> {
  const { locale } = c.var.view;
  const entry = navigation.find(({ name }) => name === area);
  const title = entry?.label[locale] ?? '';
  return page(
    c,
    { title, area },
    <EmptyState icon={entry?.icon ?? 'hook'} title={title} text={words(locale).text} level={1} />,
  );
}
