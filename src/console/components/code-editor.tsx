import { fieldId } from './field.tsx';

interface CodeEditorProps {
  name: string;
  label: string;
  value: string;
  rows?: number;
  /** How to leave it by keyboard, and what else is good to know. */
  hint: string;
  /** The lines to mark as wrong, from 1. */
  wrong?: readonly number[];
}

/** A text of many lines in a fixed-width face, with line numbers and tabs where scripts run; a plain text area where not. */
export function CodeEditor({ name, label, value, rows = 24, hint, wrong = [] }: CodeEditorProps) {
  const id = fieldId(name);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="code-editor" data-editor data-wrong={wrong.join(' ')}>
        <div class="code-lines" aria-hidden="true" />
        {/* A line break right after the tag is not part of the value, so a text may begin with one of its own. */}
        <textarea
          id={id}
          name={name}
          rows={rows}
          class="code"
          wrap="off"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong.length === 0 ? undefined : 'true'}
        >
          {`\n${value}`}
        </textarea>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
