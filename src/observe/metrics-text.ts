import { type Metric, metrics, type Sample } from './metrics.ts';

/** What a scrape is answered with. https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const expositionType = 'text/plain; version=0.0.4; charset=utf-8';

/** Values as Prometheus reads them: every metric with its help, those without a value too. */
export function exposition(values: readonly Sample[]): string {
  const byMetric = Map.groupBy(values, ({ metric }) => metric);
  const families = Object.entries(metrics).map(([key, metric]) =>
    family(metric, [...byMetric].find(([each]) => each === key)?.[1] ?? []),
  );
  return `${families.flat().join('\n')}\n`;
}

function family({ name, type, help, labels }: Metric, values: readonly Sample[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map((each) => {
      const pairs = labels.map((label) => `${label}="${escaped(each.labels[label] ?? '')}"`);
      return `${name}{${pairs.join(',')}} ${each.value}`;
    }),
  ];
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
