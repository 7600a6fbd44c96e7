import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { factList, factNames, raised, reasonOf, type Turn } from './alerts.ts';
import { notice } from './notice.ts';
import { actorOf, concerning } from './origin.ts';
import { pick, topic, translated, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { SecretScanningAlert, SecretScanningAlertLocation, SecretScanningScan } from './payload/security.ts';

export const secretRoutes: Readonly<Record<string, Route>> = {
  secret_scanning_alert: route(SecretScanningAlert, secret),
  secret_scanning_alert_location: route(SecretScanningAlertLocation, secretLocation),
  secret_scanning_scan: route(SecretScanningScan, scan),
};

const turns: Readonly<Record<string, Turn>> = {
  created: { status: 'firing', action: words('密钥泄露', 'leaked') },
  reopened: { status: 'firing', action: words('重新打开', 'reopened') },
  publicly_leaked: { status: 'firing', action: words('已公开泄露', 'leaked in public') },
  validated: { status: 'firing', action: words('有效性已核实', 'validity checked') },
  assigned: { status: 'firing', action: words('已指派', 'assigned') },
  unassigned: { status: 'firing', action: words('取消指派', 'unassigned') },
  resolved: { status: 'resolved', action: words('已处理', 'resolved') },
  revoked: { status: 'resolved', action: words('已吊销', 'revoked') },
};

const validities = {
  active: words('仍然有效', 'still active'),
  inactive: words('已失效', 'inactive'),
  unknown: words('未知', 'unknown'),
};

/** What leaked, never the secret: only its type is read. */
function identity({ repository, alert }: Pick<Output<typeof SecretScanningAlert>, 'repository' | 'alert'>) {
  return {
    thread: `${repository.full_name}/secret/${alert.number}`,
    url: alert.html_url,
    title: alert.secret_type_display_name ?? alert.secret_type ?? `#${alert.number}`,
    number: `#${alert.number}`,
    type: words('密钥泄露', 'Leaked secret'),
  };
}

function secret(payload: Output<typeof SecretScanningAlert>): Parsed {
  const { action, alert, sender } = payload;
  const turn = pick(turns, action);
  if (!turn) return unsupported('secret_scanning_alert', action);
  const assignee = payload.assignee ?? alert.assigned_to;
  return raised(topic('secret_scanning_alert', action), payload, turn, {
    ...identity(payload),
    at: alert.updated_at,
    concerns: action === 'assigned' ? concerning([assignee], sender) : undefined,
    facts: factList(
      [words('负责人', 'Assignee'), action === 'assigned' ? actorOf(assignee)?.name : undefined],
      [words('有效性', 'Validity'), action === 'validated' ? translated(validities, alert.validity) : undefined],
      [factNames.reason, turn.status === 'resolved' ? reasonOf(alert.resolution) : undefined],
    ),
  });
}

function secretLocation(payload: Output<typeof SecretScanningAlertLocation>): Parsed {
  const { action, location } = payload;
  if (action !== 'created') return unsupported('secret_scanning_alert_location', action);
  const turn: Turn = { status: 'firing', action: words('发现新位置', 'found in another place') };
  return raised(topic('secret_scanning_alert_location', action), payload, turn, {
    ...identity(payload),
    facts: factList(
      [factNames.file, location?.details?.path],
      [words('位置', 'Where'), location?.details?.path ? undefined : location?.type?.replaceAll('_', ' ')],
    ),
  });
}

function scan(payload: Output<typeof SecretScanningScan>): Parsed {
  const { action, type, source } = payload;
  if (action !== 'completed') return unsupported('secret_scanning_scan', action);
  return notice(topic('secret_scanning_scan', action), payload, 'secret-scan', {
    title: words('密钥扫描已完成', 'The scan for secrets is complete'),
    facts: factList([words('范围', 'Scope'), [type, source].filter(Boolean).join(' · ')]),
  });
}
