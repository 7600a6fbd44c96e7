/** Marks of our own that remind of a source without being its logo: a letterform or a figure on its hue. */
const marks: Readonly<Record<string, { hue: string; path: string }>> = {
  github: {
    hue: '#30363d',
    path: 'M7 9.4V6.3l2.7 1.4a8.6 8.6 0 0 1 4.6 0L17 6.3v3.1c.9 1 1.4 2.1 1.4 3.5 0 3-2.6 4.8-6.4 4.8s-6.4-1.8-6.4-4.8c0-1.4.5-2.5 1.4-3.5zM9.7 12.6v1M14.3 12.6v1',
  },
  gitlab: { hue: '#d9551f', path: 'M12 18.2 5.3 13l2-6.7 2.2 4.7h5l2.2-4.7 2 6.7zM9.5 11 12 18.2 14.5 11' },
  jira: { hue: '#1f63c7', path: 'M12 5.2 18.8 12 12 18.8 5.2 12zM12 9.7 14.3 12 12 14.3 9.7 12z' },
  travis: { hue: '#3a8a5a', path: 'M6 7.5h12v2.5M6 7.5V10M12 7.5v9.5M9.5 17h5' },
  trello: { hue: '#2668a8', path: 'M6.2 6.2h11.6v11.6H6.2zM9.3 9.3v5.2M14.3 9.3v2.7' },
  codeup: { hue: '#b4521a', path: 'M16.2 8.3A5.7 5.7 0 1 0 16.2 15.7M10.5 12h7.5M15.5 9.5 18 12l-2.5 2.5' },
  custom: { hue: '#6352c4', path: 'M9 7.5 4.8 12 9 16.5M15 7.5 19.2 12 15 16.5' },
};

/** A source’s mark; its first letter where it has none. Its name stands beside it in words, so screen readers pass over it. */
export function SourceMark({ source, size = 28 }: { source: string; size?: number }) {
  const mark = marks[source];
  return (
    <svg class="source-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6.5" fill={mark?.hue ?? '#5f5e58'} />
      {mark ? (
        <path
          d={mark.path}
          fill="none"
          stroke="#fff"
          stroke-width="1.5"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      ) : (
        <text x="12" y="16.3" text-anchor="middle" fill="#fff" font-size="12" font-weight="650">
          {source.slice(0, 1).toUpperCase()}
        </text>
      )}
    </svg>
  );
}
