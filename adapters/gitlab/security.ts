import {
  type EventOf,
  httpUrl,
  type Parsed,
  type Route,
  route,
  type Text,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { factList, news, pick, topic, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Token, Vulnerability } from './payload/security.ts';
import { pageOf } from './place.ts';
import { dayOrTime, isoTime } from './time.ts';

export const securityRoutes: Readonly<Record<string, Route>> = {
  access_token: route(Token, (payload, req) => expiring('access_token', payload, req)),
  deploy_token: route(Token, (payload, req) => expiring('deploy_token', payload, req)),
  vulnerability: route(Vulnerability, vulnerability),
};

function expiring(event: 'access_token' | 'deploy_token', payload: Output<typeof Token>, req: VerifiedRequest): Parsed {
  const { object_attributes: token, event_name: name = `expiring_${event}` } = payload;
  if (name !== `expiring_${event}`) return unsupported(event, name);
  const { place } = origin(payload, req);
  const access = event === 'access_token';
  const settings = access ? 'settings/access_tokens' : 'settings/repository';
  return news(topic(event, 'expiring'), {
    kind: 'notice',
    place,
    thread: `${place.name}/token/${token.name}`,
    url: pageOf(place, settings),
    severity: 'warn',
    title: access
      ? words(`访问令牌「${token.name}」即将过期`, `Access token "${token.name}" is about to expire`)
      : words(`部署令牌「${token.name}」即将过期`, `Deploy token "${token.name}" is about to expire`),
    facts: factList([words('到期时间', 'Expires'), dayOrTime(token.expires_at)]),
  });
}

type Turn = Pick<EventOf<'alert'>, 'status' | 'action'> & { shelved?: true };

const turns: Readonly<Record<string, Turn>> = {
  detected: { status: 'firing' },
  confirmed: { status: 'firing', action: words('已确认', 'confirmed') },
  resolved: { status: 'resolved', action: words('已修复', 'fixed') },
  dismissed: { status: 'resolved', action: words('已忽略', 'dismissed'), shelved: true },
};

const scans: Readonly<Record<string, Text>> = {
  dependency_scanning: words('依赖漏洞', 'Vulnerable dependency'),
  container_scanning: words('镜像漏洞', 'Vulnerable image'),
  sast: words('代码漏洞', 'Vulnerable code'),
  dast: words('应用漏洞', 'Vulnerable application'),
  secret_detection: words('密钥泄露', 'Leaked secret'),
};

const other = words('漏洞', 'Vulnerability');

function vulnerability(payload: Output<typeof Vulnerability>, req: VerifiedRequest): Parsed {
  const { object_attributes: found } = payload;
  const turn = pick(turns, found.state);
  if (!turn) return unsupported('vulnerability', found.state);
  const { place, actor } = origin(payload, req, found.url);
  const { file, dependency } = found.location ?? {};
  const { shelved, ...told } = turn;
  const ended = shelved ? 'info' : 'good';
  const parts = [dependency?.package?.name, dependency?.version].filter(Boolean);
  return news(topic('vulnerability', found.state), {
    kind: 'alert',
    place,
    actor,
    thread: `${place.name}/vulnerability/${httpUrl(found.url) ?? found.title}`,
    url: httpUrl(found.url),
    at: isoTime(found.updated_at),
    severity: turn.status === 'resolved' ? ended : severityOf(found.severity),
    ...told,
    title: found.title,
    type: pick(scans, found.report_type) ?? other,
    level: found.severity === 'unknown' ? undefined : found.severity,
    facts: factList(
      [words('依赖', 'Dependency'), parts.length > 0 ? parts.join(' ') : undefined],
      [words('文件', 'File'), file],
      [words('公告', 'Advisory'), found.identifiers.find(({ name }) => /^CVE-/.test(name))?.name],
    ),
  });
}

function severityOf(level: string | undefined): EventOf<'alert'>['severity'] {
  return level === 'critical' || level === 'high' ? 'bad' : 'warn';
}
