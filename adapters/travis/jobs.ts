import type { EventOf, Text } from '../../src/kit/index.ts';
import { jobPage } from './links.ts';
import type { Build, Job } from './payload.ts';
import { jobStatus } from './status.ts';

type Stages = NonNullable<EventOf<'build'>['stages']>;

/** What a matrix is made of, in the order in which it tells jobs apart best, and as people write it. */
const axes: readonly (readonly [key: string, prefix: string])[] = [
  ['node_js', 'Node '],
  ['python', 'Python '],
  ['rvm', 'Ruby '],
  ['php', 'PHP '],
  ['go', 'Go '],
  ['jdk', ''],
  ['rust', 'Rust '],
  ['scala', 'Scala '],
  ['compiler', ''],
  ['os', ''],
];

/** The jobs of a matrix that count, each with its number and what it is; none where there is only one. */
export function stagesOf(build: Build): Stages | undefined {
  const counting = build.matrix.filter((job) => !job.allow_failure);
  const stages = counting.flatMap((job): Stages => {
    const status = jobStatus(job);
    return status ? [{ name: nameOf(job), status, url: jobPage(build, job.id) }] : [];
  });
  return build.matrix.length > 1 && stages.length > 0 ? stages : undefined;
}

/** The failures that a build was allowed to have. */
export function forgiven({ matrix }: Build): Text | undefined {
  const numbers = matrix.flatMap((job) => (job.allow_failure && jobStatus(job) === 'failure' ? [nameOf(job)] : []));
  if (numbers.length === 0) return undefined;
  return {
    'zh-CN': `允许失败的任务没有通过：${numbers.join('、')}`,
    en: `Jobs that may fail did: ${numbers.join(', ')}`,
  };
}

function nameOf({ number = '?', config = {} }: Job): string {
  const named = word(config.name);
  const [axis] = axes.flatMap(([key, prefix]) => {
    const value = word(config[key]);
    return value === undefined ? [] : [prefix + value];
  });
  return [number, named ?? axis].filter(Boolean).join(' ');
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
}
