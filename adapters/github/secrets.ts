import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { factList, factNames, raised, reasonOf, type Turn } from './alerts.ts';
import { notice } from './notice.ts';
import { actorOf, assigned, concerning } from './origin.ts';
import { pick, topic, translated, unsupported, words } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { SecretScanningAlert, SecretScanningAlertLocation, SecretScanningScan } from './payload/security.ts';

export const secretRoutes: Readonly<Record<string, Route>> = {
  secret_scanning_alert: route(SecretScanningAlert, secret),
  secret_scanning_alert_location: route(SecretScanningAlertLocation, secretLocation),
  secret_scanning_scan: route(SecretScanningScan, scan),
};

const turns: Readonly<Record<string, Turn>> = {
  created: { status: 'firing' },
  reopened: { status: 'firing', action: words('被重新打开', 'reopened') },
  publicly_leaked: { status: 'firing', action: words('已公开', 'is public') },
  validated: { status: 'firing', action: words('已核实', 'checked') },
  assigned: { status: 'firing', action: words('已指派', 'assigned') },
  unassigned: { status: 'firing', action: words('已取消指派', 'unassigned') },
  resolved: { status: 'resolved', action: words('已处理', 'resolved') },
  revoked: { status: 'resolved', action: words('已吊销', 'revoked') },
};

const validities = {
  active: words('仍然有效', 'is still active'),
  inactive: words('已失效', 'is inactive'),
  unknown: words('是否有效仍不清楚', 'may or may not be active'),
};

/** Where GitHub found it, outside of files. */
const places = {
  commit: words('提交', 'commit'),
  issue_title: words('议题标题', 'issue title'),
  issue_body: words('议题正文', 'issue body'),
  issue_comment: words('议题评论', 'issue comment'),
  discussion_title: words('讨论标题', 'discussion title'),
  discussion_body: words('讨论正文', 'discussion body'),
  discussion_comment: words('讨论评论', 'discussion comment'),
  pull_request_title: words('合并请求标题', 'pull request title'),
  pull_request_body: words('合并请求正文', 'pull request body'),
  pull_request_comment: words('合并请求评论', 'pull request comment'),
  pull_request_review: words('评审', 'review'),
  pull_request_review_comment: words('评审意见', 'review comment'),
};

/** What leaked, never the secret: only its type is read. */
function identity({ repository, alert }: Pick<Output<typeof SecretScanningAlert>, 'repository' | 'alert'>) {
  return {
    thread: `${repository.full_name}/secret/${alert.number}`,
    url: alert.html_url,
    title: alert.secret_type_display_name ?? alert.secret_type ?? `#${alert.number}`,
    number: `#${alert.number}`,
    type: words('泄露的密钥', 'Leaked secret'),
  };
}

function secret(payload: Output<typeof SecretScanningAlert>): Parsed {
  const { action, alert, sender } = payload;
  const turn = pick(turns, action);
  if (!turn) return unsupported('secret_scanning_alert', action);
  const assignee = payload.assignee ?? alert.assigned_to;
  return raised(topic('secret_scanning_alert', action), payload, turnOf(turn, payload, assignee), {
    ...identity(payload),
    ...(action === 'created' && { type: words('密钥泄露', 'Leaked secret') }),
    at: alert.updated_at,
    concerns: action === 'assigned' ? concerning(sender, assigned(assignee)) : undefined,
    facts: factList([factNames.reason, turn.status === 'resolved' ? reasonOf(alert.resolution) : undefined]),
  });
}

/** What happened, with whom it was given to and what a check found. */
function turnOf(turn: Turn, { action, alert }: Output<typeof SecretScanningAlert>, assignee: User | undefined): Turn {
  const name = actorOf(assignee)?.name;
  if (action === 'assigned' && name) return { ...turn, action: words(`已指派给 ${name}`, `assigned to ${name}`) };
  const found = action === 'validated' ? pick(validities, alert.validity) : undefined;
  return found ? { ...turn, action: found } : turn;
}

function secretLocation(payload: Output<typeof SecretScanningAlertLocation>): Parsed {
  const { action, location } = payload;
  if (action !== 'created') return unsupported('secret_scanning_alert_location', action);
  const turn: Turn = { status: 'firing', action: words('出现在新的位置', 'found in another place') };
  return raised(topic('secret_scanning_alert_location', action), payload, turn, {
    ...identity(payload),
    facts: factList(
      [factNames.file, location?.details?.path],
      [words('位置', 'Where'), location?.details?.path ? undefined : translated(places, location?.type)],
    ),
  });
}

const scans = { backfill: words('历史扫描', 'backfill'), incremental: words('增量扫描', 'incremental') };
const sources = {
  git: words('Git 历史', 'Git history'),
  issues: words('议题', 'issues'),
  'pull-requests': words('合并请求', 'pull requests'),
  discussions: words('讨论', 'discussions'),
  wiki: 'Wiki',
};

function scan(payload: Output<typeof SecretScanningScan>): Parsed {
  const { action, type, source } = payload;
  if (action !== 'completed') return unsupported('secret_scanning_scan', action);
  return notice(topic('secret_scanning_scan', action), payload, 'secret-scan', {
    title: words('密钥扫描已完成', 'The scan for secrets is complete'),
    facts: factList(
      [words('方式', 'Type'), translated(scans, type)],
      [words('范围', 'Scope'), translated(sources, source)],
    ),
  });
}
