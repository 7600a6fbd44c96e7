import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** What to do next. */
  text: string;
  /** Of its heading. */
  level?: 1 | 2 | 3;
  /** The way there. */
  children?: Child;
}

/** Says that there is nothing yet, and what to do about it. */
export function EmptyState({ icon, title, text, level = 2, children }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={28} />
      </span>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  );
}
