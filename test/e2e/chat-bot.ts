import { createRequire } from 'node:module';

/** The npm client `dingtalk-robot-sender`, as its README shows it. */
export interface ChatBot {
  text(content: string, at?: object): Promise<Reply>;
  link(link: object): Promise<Reply>;
  markdown(title: string, text: string, at?: object): Promise<Reply>;
  actionCard(card: object): Promise<Reply>;
  feedCard(links: object[]): Promise<Reply>;
  send(content: object): Promise<Reply>;
}
/** How it hands an answer through. */
export interface Reply {
  status: number;
  data: { errcode: number; errmsg: string };
}
const require = createRequire(import.meta.url);
/** Makes one; without a secret it does not sign. */
export const Client: new (options: {
  baseUrl: string;
  accessToken: string;
  secret?: string;
}) => ChatBot = require('dingtalk-robot-sender');
