import type { Words } from '../dingtalk/causes.ts';
import { RawRequest } from '../kit/index.ts';

/** A delivery to show what a source's news looks like. */
export interface Sample {
  name: string;
  title: Words;
  /** Not sent unless a hook asks for it. */
  quiet: boolean;
  headers: Readonly<Record<string, string>>;
  /** As the source would send it. */
  body: string;
}

/** One line of `samples.txt`. */
interface Line extends Omit<Sample, 'body'> {
  source: string;
  /** The form field that holds the payload, where the source sends forms. */
  form?: string;
  payload: unknown;
}

/**
 * The samples of a source, those that are sent by default first; none where it has none. They are written by
 * `test/conformance/samples.test.ts` from the fixtures, and loaded only when they are asked for.
 */
export async function samplesOf(source: string): Promise<Sample[]> {
  const { default: text } = await import('./samples.txt');
  return text
    .split('\n')
    .filter((line) => line.startsWith(`{"source":${JSON.stringify(source)},`))
    .map((line) => {
      const { source: _, form, payload, ...sample }: Line = JSON.parse(line);
      const json = JSON.stringify(payload);
      return { ...sample, body: form === undefined ? json : new URLSearchParams({ [form]: json }).toString() };
    });
}

/** A sample as a request to `url`, without a proof. */
export function sampleRequest({ headers, body }: Sample, url: URL): RawRequest {
  return new RawRequest('POST', url, new Headers(headers), new TextEncoder().encode(body));
}
