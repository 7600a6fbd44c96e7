import type { Locale } from '../../event/index.ts';
import { catalogue } from '../words/catalogue.ts';
import { fieldId } from './field.tsx';
import { Notice } from './notice.tsx';

const words = catalogue({
  title: { 'zh-CN': '没有保存，请看下面的问题', en: 'Nothing was saved. See below for what to change' },
});

/** Something wrong with a form; `field` is the name of the field it belongs to, if it has one on the page. */
export interface FormError {
  field?: string;
  text: string;
}

/** Above a form that was refused: what is wrong, each leading to its field. Nothing where nothing is. */
export function ErrorSummary({ errors, locale }: { errors: readonly FormError[]; locale: Locale }) {
  if (errors.length === 0) return null;
  return (
    <Notice tone="bad" title={words(locale).title}>
      <ul>
        {errors.map(({ field, text }) => (
          <li>{field === undefined ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What is wrong with a field. */
export function errorOf(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((each) => each.field === field)?.text;
}
