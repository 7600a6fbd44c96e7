import { branchOf, type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { actorOf, origin } from './origin.ts';
import { news, pick, topic, translated, unsupported, type Words, words } from './parsed.ts';
import type { Envelope, Output, User } from './payload/common.ts';
import { CodeScanningAlert, DependabotAlert, VulnerabilityAlert } from './payload/security.ts';
import { resolutions } from './words.ts';

type Alert = EventOf<'alert'>;

export const alertRoutes: Readonly<Record<string, Route>> = {
  dependabot_alert: route(DependabotAlert, dependabot),
  code_scanning_alert: route(CodeScanningAlert, codeScanning),
  repository_vulnerability_alert: route(VulnerabilityAlert, vulnerability),
};

/** What an action means for an alert, and in our words where firing or resolved does not say enough; `shelved`: resolved, not mended. */
export type Turn = { status: Alert['status']; action?: Words; shelved?: true };

const created: Turn = { status: 'firing' };
const reopened: Turn = { status: 'firing', action: words('被重新打开', 'reopened') };
const fixed: Turn = { status: 'resolved', action: words('已修复', 'fixed') };
const dismissed: Turn = { status: 'resolved', action: words('已忽略', 'dismissed'), shelved: true };

/**
 * An alert of the envelope's place, as all kinds of them are told. GitHub itself, as an actor, is left out; `by: null`
 * leaves out everybody. What was only dismissed is no good news.
 */
export function raised(
  name: string,
  payload: Envelope,
  turn: Turn,
  alert: Omit<Alert, 'kind' | 'place' | 'actor' | 'status' | 'action' | 'severity'> & { by?: User | null },
): Parsed {
  const { by = payload.sender, ...rest } = alert;
  return news(name, {
    kind: 'alert',
    place: origin(payload).place,
    actor: by === null || by?.login === 'github' ? undefined : actorOf(by),
    severity: turn.status === 'resolved' ? (turn.shelved ? 'info' : 'good') : severityOf(alert.level),
    status: turn.status,
    action: turn.action,
    ...rest,
  });
}

function severityOf(level: string | undefined): Alert['severity'] {
  return level === undefined || ['critical', 'high', 'error'].includes(level.toLowerCase()) ? 'bad' : 'warn';
}

/** Facts that have something to say. */
export function factList(...facts: readonly [name: Text, value: Text | undefined][]): Alert['facts'] {
  const told = facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
  return told.length > 0 ? told : undefined;
}

/** Why it was dismissed or resolved, where it was. */
export function reasonOf(reason: string | undefined): Text | undefined {
  return translated(resolutions, reason?.replaceAll(' ', '_'));
}

export const factNames = {
  dependency: words('依赖', 'Dependency'),
  file: words('文件', 'File'),
  branch: words('分支', 'Branch'),
  patched: words('修复版本', 'Fixed in'),
  advisory: words('公告', 'Advisory'),
  reason: words('原因', 'Reason'),
  tool: words('工具', 'Tool'),
  affected: words('受影响版本', 'Affected'),
};

const dependabotTurns: Readonly<Record<string, Turn>> = {
  created,
  fixed,
  dismissed,
  auto_dismissed: { status: 'resolved', action: words('已自动忽略', 'dismissed automatically'), shelved: true },
  reopened,
  auto_reopened: { status: 'firing', action: words('被自动重新打开', 'reopened automatically') },
  reintroduced: { status: 'firing', action: words('再次出现', 'reintroduced') },
};

function dependabot(payload: Output<typeof DependabotAlert>): Parsed {
  const { action, alert, repository } = payload;
  const turn = pick(dependabotTurns, action);
  if (!turn) return unsupported('dependabot_alert', action);
  const { dependency, security_advisory: advisory, security_vulnerability: vulnerability } = alert;
  const name = dependency?.package?.name;
  return raised(topic('dependabot_alert', action), payload, turn, {
    thread: `${repository.full_name}/dependabot/${alert.number}`,
    url: alert.html_url,
    at: alert.updated_at,
    title: advisory?.summary || name || advisory?.ghsa_id || `#${alert.number}`,
    number: `#${alert.number}`,
    type: words('依赖漏洞', 'Vulnerability'),
    level: advisory?.severity ?? vulnerability?.severity,
    facts: factList(
      [factNames.dependency, name],
      [factNames.file, dependency?.manifest_path],
      [factNames.patched, vulnerability?.first_patched_version?.identifier],
      [factNames.reason, action === 'dismissed' ? reasonOf(alert.dismissed_reason) : undefined],
    ),
    by: action === 'dismissed' ? alert.dismissed_by : undefined,
  });
}

const codeTurns: Readonly<Record<string, Turn>> = {
  created,
  reopened,
  reopened_by_user: reopened,
  appeared_in_branch: { status: 'firing', action: words('出现在其他分支', 'appeared in another branch') },
  fixed,
  closed_by_user: dismissed,
};

function codeScanning(payload: Output<typeof CodeScanningAlert>): Parsed {
  const { action, alert, repository, ref } = payload;
  const turn = pick(codeTurns, action);
  if (!turn) return unsupported('code_scanning_alert', action);
  const { rule, tool, most_recent_instance: instance } = alert;
  const { path, start_line: line } = instance?.location ?? {};
  return raised(topic('code_scanning_alert', action), payload, turn, {
    thread: `${repository.full_name}/code-scanning/${alert.number}`,
    url: alert.html_url,
    title: rule?.description || rule?.id || `#${alert.number}`,
    number: `#${alert.number}`,
    type: turn.action ? words('代码扫描告警', 'Code scanning alert') : words('代码扫描告警', 'Code scanning'),
    level: rule?.security_severity_level ?? rule?.severity,
    facts: factList(
      [factNames.file, path && (line === undefined ? path : `${path}:${line}`)],
      [factNames.branch, branchOf(ref || instance?.ref || '')],
      [factNames.tool, tool?.name],
      [factNames.reason, action === 'closed_by_user' ? reasonOf(alert.dismissed_reason) : undefined],
    ),
  });
}

const vulnerabilityTurns: Readonly<Record<string, Turn>> = {
  create: created,
  reopen: reopened,
  resolve: fixed,
  dismiss: dismissed,
};

function vulnerability(payload: Output<typeof VulnerabilityAlert>): Parsed {
  const { action, alert, repository } = payload;
  const turn = pick(vulnerabilityTurns, action);
  if (!turn) return unsupported('repository_vulnerability_alert', action);
  return raised(topic('repository_vulnerability_alert', action), payload, turn, {
    thread: `${repository.full_name}/vulnerability/${alert.id}`,
    url:
      repository.html_url &&
      `${repository.html_url}/security/dependabot${alert.number === undefined ? '' : `/${alert.number}`}`,
    title: [alert.affected_package_name, alert.external_identifier ?? alert.ghsa_id].filter(Boolean).join(' · '),
    number: alert.number === undefined ? undefined : `#${alert.number}`,
    type: words('依赖漏洞', 'Vulnerability'),
    level: alert.severity,
    facts: factList(
      [factNames.affected, alert.affected_range],
      [factNames.patched, alert.fixed_in],
      [factNames.reason, action === 'dismiss' ? alert.dismiss_reason : undefined],
    ),
    by: action === 'dismiss' ? alert.dismisser : undefined,
  });
}
