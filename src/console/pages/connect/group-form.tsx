import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field, Select } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import type { View } from '../../view.ts';
import type { GroupFields } from '../groups/draft.ts';
import { RobotFieldset } from '../groups/robot-form.tsx';
import { words } from './group-words.ts';
import { RobotPicture } from './pictures/robot.tsx';

/** The form for a new group: its name, one robot, the language. */
export function NewGroupForm({
  view,
  action,
  fields,
  errors,
  isFirst,
}: {
  view: View;
  action: string;
  fields: GroupFields;
  errors: readonly FormError[];
  /** There is no other group: it begins with this form. */
  isFirst: boolean;
}) {
  const t = words(view.locale);
  return (
    <div class="beside">
      <form method="post" action={action} class="card stack" novalidate>
        {!isFirst && <h2 class="visually-hidden">{t.add}</h2>}
        <ErrorSummary errors={errors} locale={view.locale} />
        <Field
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={fields.name}
          error={errorOf(errors, 'name')}
          autofocus={isFirst && errors.length === 0}
          required
        />
        {fields.robots.map((robot, i) => (
          <RobotFieldset view={view} robot={robot} index={i} many={false} errors={errors} isStored={false} />
        ))}
        <Select
          name="locale"
          label={t.locale}
          value={fields.locale}
          options={[
            ['zh-CN', t.chinese],
            ['en', t.english],
          ]}
        />
        <div class="actions">
          <button type="submit" class="button primary">
            <Icon name="send" size={18} />
            {t.save}
          </button>
        </div>
      </form>
      <aside>
        <h2 class="aside-title">{t.picture}</h2>
        <RobotPicture view={view} />
      </aside>
    </div>
  );
}
