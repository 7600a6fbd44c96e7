/** Stands for a secret that is stored and not shown. Written back, it keeps what is stored. */
export const STARS = '***';

/** Whether a key or secret is left as stars. */
export function isStars(value: string | undefined): boolean {
  return value === STARS;
}

/** Whether a webhook is masked: stars where its token was, or nothing but stars. */
export function isMaskedWebhook(webhook: string): boolean {
  return webhook.includes(STARS);
}
