import type { Child } from 'hono/jsx';
import { assetUrl } from '../assets/index.ts';
import type { View } from '../view.ts';

/** A whole page as text. */
export async function doctype(page: string | Promise<string>): Promise<string> {
  return `<!doctype html>${await page}`;
}

/** The frame of every page: its language, colours and files. */
export function Document({ view, title, children }: { view: View; title: string; children?: Child }) {
  const { locale, theme } = view;
  const media = theme === 'dark' ? 'all' : '(prefers-color-scheme: dark)';
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <title>{title === '' ? 'dinghook' : `${title} · dinghook`}</title>
        <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('console.css')} />
        {theme !== 'light' && <link rel="stylesheet" href={assetUrl('dark.css')} media={media} />}
        <script type="module" src={assetUrl('console.js')} />
      </head>
      <body>{children}</body>
    </html>
  );
}
