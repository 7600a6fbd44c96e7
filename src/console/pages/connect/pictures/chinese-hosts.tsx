import { Box, Frame, Line, Press, Tick } from './frame.tsx';
import type { PictureProps } from './index.tsx';
import { Secret } from './secret.tsx';

/** https://help.aliyun.com/zh/yunxiao/user-guide/webhooks-settings */
export function CodeupPicture({ url, secret, caption }: PictureProps) {
  return (
    <Frame title="新建 WebHook" address="codeup.aliyun.com/acme/web/settings/webhooks" caption={caption}>
      <Line label="URL" ours>
        <Box>{url}</Box>
      </Line>
      <Secret label="Secret Token" secret={secret} />
      <Line label="触发器">
        {['推送事件', '标签推送事件', '评论事件', '合并请求事件'].map((each) => (
          <Tick on>{each}</Tick>
        ))}
      </Line>
      <div class="picture-end">
        <Press>确定</Press>
      </div>
    </Frame>
  );
}

/** https://help.gitee.com/webhook/how-to-add-webhook */
export function GiteePicture({ url, secret, caption }: PictureProps) {
  return (
    <Frame title="添加 WebHook" address="gitee.com/acme/web/hooks/new" caption={caption}>
      <Line label="URL" ours>
        <Box>{url}</Box>
      </Line>
      <Line label="WebHook 密码/签名密钥">
        <Tick round>WebHook 密码</Tick>
        <Tick on round>
          签名密钥
        </Tick>
      </Line>
      <Secret label="签名密钥" secret={secret} />
      <Line label="选择事件">
        {['Push', 'Tag Push', 'Issue', 'Pull Request', '评论'].map((each) => (
          <Tick on>{each}</Tick>
        ))}
      </Line>
      <div class="picture-end">
        <Press>添加</Press>
      </div>
    </Frame>
  );
}
