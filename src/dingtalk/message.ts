/**
 * The bodies DingTalk's custom robot accepts, spelled as it wants them (`messageUrl` in a link, `messageURL` in a feed).
 * https://open.dingtalk.com/document/development/custom-robots-send-group-messages
 */
export type Message =
  | { msgtype: 'text'; text: { content: string }; at?: At }
  | { msgtype: 'link'; link: { title: string; text: string; messageUrl: string; picUrl?: string } }
  | { msgtype: 'markdown'; markdown: { title: string; text: string }; at?: At }
  | { msgtype: 'actionCard'; actionCard: ActionCard; at?: At }
  | { msgtype: 'feedCard'; feedCard: { links: { title: string; messageURL: string; picURL: string }[] } };

/** One button opens the whole card, several stand side by side or below each other (`btnOrientation` 1 or 0). */
export type ActionCard = { title: string; text: string; hideAvatar?: '0' | '1' } & (
  | { singleTitle: string; singleURL: string }
  | { btns: { title: string; actionURL: string }[]; btnOrientation: '0' | '1' }
);

/**
 * Whom to mention. In markdown and actionCard only those whose `@mobile` or `@userId` stands in the text are reached; link
 * and feedCard reach nobody.
 */
export interface At {
  atMobiles?: string[];
  atUserIds?: string[];
  isAtAll?: boolean;
}

/** The values of `msgtype`. */
export type MsgType = Message['msgtype'];

/** A robot of a group, with what is needed to post as it. */
export interface Robot {
  id: string;
  /** `https://oapi.dingtalk.com/robot/send?access_token=…` */
  webhook: string;
  /** The signing secret (加签), when the robot uses it. */
  secret?: string;
  /** The robot's keywords (关键词): one of them must stand in every message. */
  keywords: readonly string[];
}
