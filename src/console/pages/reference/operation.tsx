import { Copy } from '../../components/parts.tsx';
import { bodyOf, type Operation as Described, type Parameter, type Reply, scopeOf } from './document.ts';
import { curl } from './examples.ts';
import { Details, Kind, SchemaTree } from './tree.tsx';
import type { PageWords } from './words.ts';

/** One call: what it does and needs, what it takes and answers, and how to make it from a shell. */
export function Operation({ operation, origin, t }: { operation: Described; origin: string; t: PageWords }) {
  const { operationId, method, path, summary, description, parameters = [], requestBody, responses } = operation;
  const scope = scopeOf(operation);
  const body = bodyOf(requestBody?.content);
  const replies = Object.entries(responses);
  const more = description.replace(/(?:Needs the scope `\w+`|Needs no token)\.$/, '').trim();
  const command = curl(operation, origin);
  return (
    <article class="operation card" id={operationId} aria-labelledby={`${operationId}-title`}>
      <h3 id={`${operationId}-title`}>
        <a class="call" href={`#${operationId}`}>
          <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        </a>
        <span class="scope">{scope ?? t.open}</span>
      </h3>
      <p lang="en">{summary}</p>
      {more !== '' && (
        <p class="muted small" lang="en">
          {more.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}
        </p>
      )}
      {parameters.length > 0 && <Parameters parameters={parameters} t={t} />}
      {body && (
        <details>
          <summary>
            {t.body} <span class="muted small">{body.types.join(t.or)}</span>
          </summary>
          <SchemaTree schema={body.schema} t={t} sent />
        </details>
      )}
      {replies
        .filter(([status]) => status.startsWith('2'))
        .map(([status, reply]) => (
          <Answer status={status} reply={reply} t={t} />
        ))}
      <p class="muted small">
        {t.failures}{' '}
        {replies
          .filter(([status]) => !status.startsWith('2'))
          .map(([status, { description: why }], i) => (
            <>
              {i > 0 && ' '}
              <abbr title={why}>{status}</abbr>
            </>
          ))}
      </p>
      <div class="command">
        <pre>
          <code>{command}</code>
        </pre>
        <Copy text={command} label={t.copy} copied={t.copied} />
      </div>
    </article>
  );
}

function Answer({ status, reply, t }: { status: string; reply: Reply; t: PageWords }) {
  const body = bodyOf(reply.content);
  if (!body) {
    return (
      <p class="small">
        {t.reply(status)} <span class="muted">{t.noBody}</span>
      </p>
    );
  }
  return (
    <details>
      <summary>
        {t.reply(status)} <span class="muted small">{body.types.join(t.or)}</span>
      </summary>
      <SchemaTree schema={body.schema} t={t} sent={false} />
    </details>
  );
}

function Parameters({ parameters, t }: { parameters: readonly Parameter[]; t: PageWords }) {
  return (
    <>
      <h4 class="small">{t.parameters}</h4>
      <ul class="tree">
        {parameters.map(({ name, in: place, required, schema }) => (
          <li>
            <code class="field-name">{name}</code> <Kind schema={schema} t={t} />{' '}
            <span class="muted small">· {place === 'path' ? t.path : t.query}</span>
            {required && <span class="presence">{t.required}</span>}
            <Details schema={schema} t={t} />
          </li>
        ))}
      </ul>
    </>
  );
}
