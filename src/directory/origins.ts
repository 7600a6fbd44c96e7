const dingtalk = 'https://oapi.dingtalk.com https://oapi.dingtalk.io';

/** Where webhooks may point to: DINGTALK_ORIGINS, separated by spaces; DingTalk's own two when it is not set. */
export function allowedOrigins(text: string | null | undefined): string[] {
  return (text?.trim() || dingtalk).split(/\s+/);
}
