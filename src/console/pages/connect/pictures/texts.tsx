import { Frame } from './frame.tsx';
import type { PictureProps } from './index.tsx';

/** https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications */
export function TravisPicture({ url, caption }: PictureProps) {
  return (
    <Frame title=".travis.yml" address="github.com/acme/web/edit/main/.travis.yml" caption={caption}>
      <pre class="picture-code">
        {'language: node_js\n\nnotifications:\n  webhooks:\n    urls:\n      - '}
        <mark>{url}</mark>
        {'\n    on_success: change\n    on_failure: always'}
      </pre>
    </Frame>
  );
}

/** A program that posts, for sources without a form to draw. */
export function TerminalPicture({ url, secret, caption }: PictureProps) {
  return (
    <Frame title="$" caption={caption}>
      <pre class="picture-code">
        {'curl '}
        <mark>{url}</mark>
        {" \\\n  -H 'Content-Type: application/json'"}
        {typeof secret === 'string' && (
          <>
            {" \\\n  -H 'Authorization: Bearer "}
            <mark>{secret}</mark>
            {"'"}
          </>
        )}
        {' \\\n  -d \'{"title": "Backup done"}\''}
      </pre>
    </Frame>
  );
}
