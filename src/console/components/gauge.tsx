/** How much there is of something, as a bar; `label` says it in words for those who do not see it. `warns` colours it. */
export function Gauge(bar: { value: number; most: number; label: string; warns?: boolean }) {
  const { value, most, label, warns = false } = bar;
  const part = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  const tone = warns ? 'gauge low' : 'gauge';
  return (
    <svg class={tone} width="100%" height="8" role="img" aria-label={label}>
      <rect class="gauge-ground" width="100%" height="8" rx="4" />
      {part > 0 && <rect class="gauge-part" width={`${(part * 100).toFixed(1)}%`} height="8" rx="4" />}
    </svg>
  );
}
