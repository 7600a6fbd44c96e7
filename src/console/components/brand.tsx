/** The product's mark and name. */
export function Brand() {
  return (
    <span class="brand">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect class="brand-ground" width="32" height="32" rx="8" />
        <g class="brand-line">
          <path d="M20.5 7.5v10.2a5.2 5.2 0 1 1-10.4 0V15" />
          <path d="M6.9 17.6l3.2-3.4 3.2 3.4" />
        </g>
        <circle class="brand-eye" cx="20.5" cy="7.6" r="2.2" />
      </svg>
      <span class="brand-name">dinghook</span>
    </span>
  );
}
