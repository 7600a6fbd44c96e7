import type { View } from '../../../view.ts';
import { words } from '../group-words.ts';
import { Box, Frame, Line, Press, Tick } from './frame.tsx';

/** DingTalk's own form for a robot: where the two things stand that are pasted. Its labels are Chinese in every language. */
export function RobotPicture({ view }: { view: View }) {
  const t = words(view.locale);
  return (
    <Frame title={t.pictureTitle} caption={t.pictureText}>
      <Line label={t.pictureRobot}>
        <Box>dinghook</Box>
      </Line>
      <Line label={t.pictureSecurity}>
        <Tick>{t.pictureKeywords}</Tick>
        <Tick on>{t.pictureSign}</Tick>
      </Line>
      <Line label={t.pictureSign} ours>
        <Box>SEC1f0c…9a7e</Box>
      </Line>
      <Line label={t.pictureWebhook} ours>
        <Box>https://oapi.dingtalk.com/robot/send?access_token=…</Box>
      </Line>
      <div class="picture-end">
        <Press>{t.pictureDone}</Press>
      </div>
    </Frame>
  );
}
