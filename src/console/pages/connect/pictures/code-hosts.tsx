import { Box, Chosen, Frame, Line, Press, Tick } from './frame.tsx';
import type { PictureProps } from './index.tsx';
import { Secret } from './secret.tsx';

/** https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks */
export function GitHubPicture({ url, secret, caption }: PictureProps) {
  return (
    <Frame title="Webhooks / Add webhook" address="github.com/acme/web/settings/hooks/new" caption={caption}>
      <Line label="Payload URL *" ours>
        <Box>{url}</Box>
      </Line>
      <Line label="Content type *">
        <Chosen>application/json</Chosen>
      </Line>
      <Secret label="Secret" secret={secret} />
      <Line label="SSL verification">
        <Tick on round>
          Enable SSL verification
        </Tick>
      </Line>
      <Line label="Which events would you like to trigger this webhook?">
        <Tick round>Just the push event.</Tick>
        <Tick round>Send me everything.</Tick>
        <Tick on round>
          Let me select individual events.
        </Tick>
      </Line>
      <Tick on>Active</Tick>
      <div class="picture-end">
        <Press>Add webhook</Press>
      </div>
    </Frame>
  );
}

/** https://docs.gitlab.com/user/project/integrations/webhooks/ */
export function GitLabPicture({ url, secret, caption }: PictureProps) {
  const triggers = ['Push events', 'Tag push events', 'Merge request events', 'Comments', 'Work item events'];
  return (
    <Frame title="Webhooks · Add new webhook" address="gitlab.com/acme/web/-/hooks" caption={caption}>
      <Line label="URL" ours>
        <Box>{url}</Box>
      </Line>
      <Secret label="Secret token" secret={secret} />
      <Line label="Trigger">
        {[...triggers, 'Pipeline events', 'Releases events'].map((each) => (
          <Tick on>{each}</Tick>
        ))}
        <Tick>Job events</Tick>
      </Line>
      <Line label="SSL verification">
        <Tick on>Enable SSL verification</Tick>
      </Line>
      <div class="picture-end">
        <Press>Add webhook</Press>
      </div>
    </Frame>
  );
}
