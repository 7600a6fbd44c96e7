import type { Words } from './contract.ts';

/** The address of a server without a slash at its end, or what is wrong with the text, in words without any part of it. */
export type ParsedServer = { ok: true; url: string; host: string } | { ok: false; error: Words };

const errors = {
  shape: {
    'zh-CN': '请填写完整的网址，例如 https://git.example.com，不要带 ? 或 # 之后的部分。',
    en: 'Enter a complete address such as https://git.example.com, without anything after ? or #.',
  },
  credentials: {
    'zh-CN': '网址里不能有用户名或密码。',
    en: 'The address must not hold a user name or a password.',
  },
  https: {
    'zh-CN':
      '网址必须以 https:// 开头。只有自己部署的 dinghook 在用 `--allow-private` 启动之后才能使用 http 和内网地址。',
    en: 'The address must start with https://. Only a self-hosted dinghook started with `--allow-private` may use http and private addresses.',
  },
  host: {
    'zh-CN':
      '这是本机或内网的地址，这里不能访问。只有自己部署的 dinghook 在用 `--allow-private` 启动之后才能访问内网。',
    en: 'This is an address of this machine or of a private network, which may not be reached from here. Only a self-hosted dinghook started with `--allow-private` may.',
  },
  spelling: {
    'zh-CN': '请用平常的写法填写主机名或 IP 地址，例如 git.example.com 或 192.0.2.10。',
    en: 'Write the host plainly, such as git.example.com or 192.0.2.10.',
  },
} as const satisfies Record<string, Words>;

/**
 * Reads the address of a server that somebody runs. https and public names only, unless `allowPrivate`; where clouds
 * keep their credentials never. Names that lead to private addresses all the same are stopped by
 * the network that the worker runs in.
 */
export function parseServer(text: string, allowPrivate: boolean): ParsedServer {
  // Matched on the text itself: a URL parser forgives slashes, dots, tabs and encodings that nobody enters by accident.
  const [, scheme, authority, path = ''] = /^(https?):\/\/([^/?#\\\s%]+)((?:\/[\w.~-]+)*)\/*$/i.exec(text.trim()) ?? [];
  if (scheme === undefined || authority === undefined) {
    const hasUser = /^https?:\/\/[^/?#\\\s]*@/i.test(text.trim());
    return { ok: false, error: hasUser ? errors.credentials : errors.shape };
  }
  if (authority.includes('@')) return { ok: false, error: errors.credentials };
  if (/(?:^|\/)\.{1,2}(?:\/|$)/.test(path)) return { ok: false, error: errors.shape };
  const url = URL.parse(`${scheme}://${authority}`);
  if (!url) return { ok: false, error: errors.shape };
  if (url.protocol !== 'https:' && !allowPrivate) return { ok: false, error: errors.https };
  const written = authority.replace(/:\d*$/, '').toLowerCase();
  if (!isPlain(written, url.hostname)) return { ok: false, error: errors.spelling };
  if (isForbidden(url.hostname) || (!allowPrivate && !isPublic(url.hostname))) return { ok: false, error: errors.host };
  return { ok: true, url: `${url.origin}${path}`, host: url.host };
}

/** Whether a host is spelled as it is meant: no number that stands for an address, no dot at the end, no letters of another script. */
function isPlain(written: string, host: string): boolean {
  if (written.endsWith('.')) return false;
  return host.startsWith('[') ? written.startsWith('[') : written === host;
}

const localNames = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|test|invalid|onion)$/;

function isPublic(host: string): boolean {
  if (host.startsWith('[')) return isPublicV6(host);
  if (/^[\d.]+$/.test(host)) return isPublicV4(host);
  return host.includes('.') && !localNames.test(host);
}

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
function isPublicV4(host: string): boolean {
  const [a = 0, b = 0, c = 0] = host.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

/** Only global unicast, of that nothing that carries an IPv4 address or is for examples. */
function isPublicV6(host: string): boolean {
  return /^\[[23]/.test(host) && !/^\[(?:2002:|2001:(?:0?:|:|db8:))/.test(host) && !host.includes('.');
}

/** Where clouds tell their machines secrets, and IPv6 that only wraps IPv4: nobody runs a server there. */
function isForbidden(host: string): boolean {
  if (host === 'metadata.google.internal' || host === '100.100.100.200') return true;
  return /^169\.254\./.test(host) || /^\[(?:fe[89ab]|fd00:ec2:|::ffff:|64:ff9b:|2002:)/.test(host);
}
