/** How much is left of something, as a bar; `label` says it in words for those who do not see it. Below `low` it warns. */
export function Gauge({ value, most, label, low = 0 }: { value: number; most: number; label: string; low?: number }) {
  const part = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  const tone = part <= low ? 'gauge low' : 'gauge';
  return (
    <svg class={tone} width="100%" height="8" role="img" aria-label={label}>
      <rect class="gauge-ground" width="100%" height="8" rx="4" />
      {part > 0 && <rect class="gauge-part" width={`${(part * 100).toFixed(1)}%`} height="8" rx="4" />}
    </svg>
  );
}
