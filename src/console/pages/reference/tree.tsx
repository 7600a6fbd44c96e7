import { nameOf, type Schema, schemas } from './document.ts';
import { fieldsOf, kindOf, limitsOf } from './limits.ts';
import type { PageWords } from './words.ts';

/**
 * A schema as a tree of its fields; one that goes by a name is opened. `sent`: it describes what is sent, where fields are
 * required or not; else they are always there or not.
 */
export function SchemaTree({ schema, t, sent }: { schema: Schema; t: PageWords; sent: boolean }) {
  const fields = fieldsOf(schemas[nameOf(schema) ?? ''] ?? schema);
  return (
    <>
      <p class="small">
        <Kind schema={schema} t={t} />
      </p>
      {fields.length > 0 && <Fields fields={fields} t={t} sent={sent} />}
    </>
  );
}

function Fields({ fields, t, sent }: { fields: ReturnType<typeof fieldsOf>; t: PageWords; sent: boolean }) {
  return (
    <ul class="tree">
      {fields.map(({ name, schema, required }) => {
        const below = nameOf(schema) ? [] : fieldsOf(schema);
        return (
          <li>
            <code class="field-name">{name}</code> <Kind schema={schema} t={t} />
            {sent === required && <span class="presence">{sent ? t.required : t.maybe}</span>}
            <Details schema={schema} t={t} />
            {below.length > 0 && <Fields fields={below} t={t} sent={sent} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The kind of a value; where it is a shared schema, or a list of one, a link there. */
export function Kind({ schema, t }: { schema: Schema; t: PageWords }) {
  const name = nameOf(schema) ?? (schema.items && nameOf(schema.items));
  const kind = kindOf(schema, t);
  return <span class="kind">{name ? <a href={`#schema-${name}`}>{kind}</a> : kind}</span>;
}

/** What else is known of a value: its description, choices, default and limits. */
export function Details({ schema, t }: { schema: Schema; t: PageWords }) {
  const choices = schema.enum ?? schema.items?.enum;
  const usual = schema.default;
  const isPlain = ['string', 'number', 'boolean'].includes(typeof usual);
  const limits = limitsOf(schema, t);
  if (!schema.description && !choices && !isPlain && limits.length === 0) return null;
  return (
    <span class="details muted small">
      {schema.description && <span lang="en">{schema.description}</span>}
      {choices && (
        <span>
          {t.oneOf}{' '}
          {choices.map((each, i) => (
            <>
              {i > 0 && ', '}
              <code>{String(each)}</code>
            </>
          ))}
        </span>
      )}
      {isPlain && (
        <span>
          {t.usually} <code>{String(usual)}</code>
        </span>
      )}
      {limits.map((limit) => (
        <span>{limit}</span>
      ))}
    </span>
  );
}
