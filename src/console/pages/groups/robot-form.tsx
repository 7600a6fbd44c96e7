import { errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import type { View } from '../../view.ts';
import type { RobotFields } from './draft.ts';
import { words } from './form-words.ts';

interface RobotFieldsetProps {
  view: View;
  robot: RobotFields;
  /** Its place in the list, from 0. */
  index: number;
  /** Whether there are others: the last one cannot go. */
  many: boolean;
  errors: readonly FormError[];
  /** Whether it is stored: its webhook and secret are stars then. */
  isStored: boolean;
}

/** The fields of one robot. */
export function RobotFieldset({ view, robot, index, many, errors, isStored }: RobotFieldsetProps) {
  const t = words(view.locale);
  const at = `robots[${index}]`;
  const field = (name: string) => ({ name: `${at}.${name}`, error: errorOf(errors, `${at}.${name}`) });
  const hasSecret = isStored && robot.secret !== '';
  return (
    <fieldset class="robot">
      <legend class={many ? '' : 'visually-hidden'}>{t.robot(index + 1)}</legend>
      {robot.id !== undefined && <input type="hidden" name={`${at}.id`} value={robot.id} />}
      <Field
        {...field('webhook')}
        label={t.webhook}
        hint={t.webhookHint}
        value={robot.webhook}
        code
        spellcheck={false}
        required
      />
      <div class="fields">
        <Field
          {...field('secret')}
          label={t.secret}
          hint={hasSecret ? t.secretKept : t.secretHint}
          type="password"
          autocomplete="new-password"
          value={robot.secret}
          code
        />
        <Field {...field('keywords')} label={t.keywords} hint={t.keywordsHint} value={robot.keywords} />
      </div>
      {many && (
        <div class="actions">
          <button type="submit" name="do" value={`remove-${index}`} class="button plain small">
            <Icon name="trash" size={16} />
            {t.removeRobot}
          </button>
        </div>
      )}
    </fieldset>
  );
}
