/** Paths on a 24 by 24 grid, drawn with a round line of 1.75. */
const paths = {
  overview: 'M4 12.5 12 5l8 7.5M6.5 10.5V19h11v-8.5M10 19v-5h4v5',
  plug: 'M9 3.5v4.5M15 3.5v4.5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v3.5',
  chat: 'M20 11.5a7.5 7.5 0 0 1-11 6.6L4.5 19.5 6 15.4a7.5 7.5 0 1 1 14-3.9zM9 10h6M9 13.2h4',
  hook: 'M15.5 6v8a4.5 4.5 0 1 1-9 0v-2M4 14.5 6.5 12 9 14.5M15.5 6a1.6 1.6 0 1 0 0-.01',
  template: 'M5 5h14v14H5zM5 9.5h14M9.5 9.5V19M12.5 13h4M12.5 16h3',
  people:
    'M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 19a5.5 5.5 0 0 1 11 0M15.5 5.4a3.2 3.2 0 0 1 0 5.8M17 14.2a5.5 5.5 0 0 1 3.5 4.8',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  sun: 'M12 15.8a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.2A7.8 7.8 0 0 1 9.8 4.5a7.8 7.8 0 1 0 9.7 9.7z',
  screen: 'M4 5.5h16v10.5H4zM9 19.5h6M12 16v3.5',
  leave: 'M14 5H6v14h8M10.5 12H20M16.5 8.5 20 12l-3.5 3.5',
  language:
    'M4 6.5h9M8.5 4.5v2M11.5 6.5c-.8 3.6-3.2 6.2-6.8 7.8M6.4 9.5c1.2 2.2 3 3.8 5.2 4.8M11.5 20l4-9.5 4 9.5M13 16.8h5',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5 10 17.5 19.5 7',
  alert: 'M12 4.5 21 19.5H3zM12 10v4.5M12 17v.01',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  play: 'M7.5 5v14l11-7z',
  lock: 'M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.5 15.5 20 20',
  send: 'M20.5 4 3.5 10.5l6.5 3 3 6.5zM10 13.5 20.5 4',
  edit: 'M5 19l.8-3.6L16 5.2l2.8 2.8L8.6 18.2zM14 7.2l2.8 2.8',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5',
  retry: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  copy: 'M9 9h10.5v10.5H9zM6 15H4.5V4.5H15V6',
  next: 'M9 5.5 15.5 12 9 18.5',
  out: 'M13 5h6v6M19 5l-8.5 8.5M17 13.5V19H5V7h5.5',
  image: 'M4.5 5.5h15v13h-15zM4.5 15.5l4-4 4 4M12 14l2.5-2.5 5 5M15.5 9.2v.01',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 11v5M12 8v.01',
  mail: 'M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6',
  bolt: 'M13 3.5 5.5 13.5H12l-1 7 7.5-10H12z',
} as const;

/** The icons there are. */
export type IconName = keyof typeof paths;

/** A small drawing beside words; screen readers pass over it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
