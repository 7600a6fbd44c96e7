import type { Group } from '../../../directory/index.ts';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ask, Card, PageHead } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { Advanced } from './advanced-form.tsx';
import type { GroupFields } from './draft.ts';
import { words } from './form-words.ts';
import { RobotFieldset } from './robot-form.tsx';

interface GroupFormProps {
  view: View;
  fields: GroupFields;
  errors?: readonly FormError[];
  /** What is stored under this form; null for a new group. */
  stored: Group | null;
  /** The other groups: one of them may be told of troubles. */
  others: readonly Group[];
}

/** The form for a new group, or for one that is stored. */
export function GroupForm({ view, fields, errors = [], stored, others }: GroupFormProps) {
  const t = words(view.locale);
  const own = stored ? `/console/groups/${stored.id}` : '/console/groups';
  const field = (name: string) => ({ name, error: errorOf(errors, name) });
  return (
    <>
      <PageHead
        title={stored ? t.editTitle(stored.name) : t.addTitle}
        crumb={stored ? { href: own, label: stored.name } : { href: own, label: t.groups }}
      />
      <ErrorSummary errors={errors} locale={view.locale} />
      <form method="post" action={stored ? `${own}/edit` : `${own}/_new`} class="stack" novalidate>
        {/* The first button is what Enter presses. */}
        <button type="submit" name="do" value="save" class="visually-hidden" tabindex={-1}>
          {t.save}
        </button>
        <Card>
          <Field {...field('name')} label={t.name} hint={t.nameHint} value={fields.name} autofocus={!stored} required />
        </Card>
        <Card title={t.robots}>
          <p class="muted">{t.robotsText}</p>
          {fields.robots.map((robot, i) => (
            <RobotFieldset
              view={view}
              robot={robot}
              index={i}
              many={fields.robots.length > 1}
              errors={errors}
              isStored={stored?.robots.some(({ id }) => id === robot.id) ?? false}
            />
          ))}
          <div class="actions">
            <button type="submit" name="do" value="add" class="button small">
              <Icon name="plus" size={16} />
              {t.addRobot}
            </button>
          </div>
        </Card>
        <Advanced view={view} fields={fields} errors={errors} others={others} isOpen={stored !== null} />
        <div class="actions form-end">
          <button type="submit" name="do" value="save-and-test" class="button primary">
            <Icon name="send" size={18} />
            {t.saveAndTest}
          </button>
          <button type="submit" name="do" value="save" class="button">
            {t.save}
          </button>
          <a class="button plain" href={own}>
            {t.cancel}
          </a>
        </div>
      </form>
      {stored && (
        <Ask label={t.delete} action={`${own}/delete`} submit={t.delete} danger small>
          <p>{t.deleteText}</p>
        </Ask>
      )}
    </>
  );
}
