import { Box, Chosen, Frame, Line, Press, Tick } from './frame.tsx';
import type { PictureProps } from './index.tsx';
import { Secret } from './secret.tsx';

/** https://developer.atlassian.com/server/jira/platform/webhooks/ */
export function JiraPicture({ url, secret, caption }: PictureProps) {
  return (
    <Frame title="Create a WebHook" address="acme.atlassian.net/plugins/servlet/webhooks" caption={caption}>
      <Line label="Name">
        <Box>DingTalk</Box>
      </Line>
      <Line label="Status">
        <Chosen>Enabled</Chosen>
      </Line>
      <Line label="URL" ours>
        <Box>{url}</Box>
      </Line>
      <Secret label="Secret" secret={secret} />
      <Line label="Issue">
        <Tick on>created</Tick>
        <Tick on>updated</Tick>
        <Tick on>deleted</Tick>
      </Line>
      <Line label="Comment">
        <Tick on>created</Tick>
      </Line>
      <Tick>Exclude body</Tick>
      <div class="picture-end">
        <Press>Create</Press>
      </div>
    </Frame>
  );
}

/** https://trello.com/power-ups/admin : where the secret stands that has to come here. */
export function TrelloPicture({ caption }: PictureProps) {
  return (
    <Frame title="dinghook · API key" address="trello.com/power-ups/admin" caption={caption}>
      <Line label="API key">
        <Box>3f1c9b…e7a2</Box>
      </Line>
      <Line label="Secret" ours>
        <Box>9d40c7e15b…c81f ↗</Box>
      </Line>
      <Line label="Allowed origins">
        <Box> </Box>
      </Line>
    </Frame>
  );
}
