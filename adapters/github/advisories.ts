import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { factList, factNames, raised, type Turn } from './alerts.ts';
import { actorOf, siteOf } from './origin.ts';
import { enumerated, pick, topic, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { RepositoryAdvisory, SecurityAdvisory } from './payload/security.ts';

export const advisoryRoutes: Readonly<Record<string, Route>> = {
  security_advisory: route(SecurityAdvisory, global),
  repository_advisory: route(RepositoryAdvisory, ours),
};

const type = words('安全公告', 'Security advisory');
const published: Turn = { status: 'firing', action: words('已发布', 'published') };

const globalTurns: Readonly<Record<string, Turn>> = {
  published,
  updated: { status: 'firing', action: words('已更新', 'updated') },
  withdrawn: { status: 'resolved', action: words('已撤回', 'withdrawn'), shelved: true },
};

/** An entry of GitHub's advisory database. It names neither a repository nor anybody who did it. */
function global(payload: Output<typeof SecurityAdvisory>): Parsed {
  const { action, security_advisory: advisory, sender } = payload;
  const turn = pick(globalTurns, action);
  if (!turn) return unsupported('security_advisory', action);
  const names = advisory.vulnerabilities.map((vulnerability) => vulnerability.package?.name);
  const packages = [...new Set(names.filter((name) => name !== undefined))];
  return raised(topic('security_advisory', action), payload, turn, {
    thread: `advisory/${advisory.ghsa_id}`,
    url: `${siteOf(sender)}/advisories/${advisory.ghsa_id}`,
    at: advisory.updated_at,
    title: advisory.summary,
    type,
    level: advisory.severity,
    facts: factList(
      [factNames.dependency, packages.length > 0 ? enumerated(packages) : undefined],
      [factNames.advisory, advisory.ghsa_id],
    ),
  });
}

const ourTurns: Readonly<Record<string, Turn>> = {
  published,
  reported: { status: 'firing' },
};

function ours(payload: Output<typeof RepositoryAdvisory>): Parsed {
  const { action, repository_advisory: advisory, repository, sender } = payload;
  const turn = pick(ourTurns, action);
  if (!turn) return unsupported('repository_advisory', action);
  const reported = action === 'reported';
  return raised(topic('repository_advisory', action), payload, turn, {
    thread: `${repository.full_name}/advisory/${advisory.ghsa_id}`,
    url: advisory.html_url,
    title: advisory.summary,
    type: reported ? words('收到漏洞报告', 'Vulnerability report') : type,
    level: advisory.severity,
    facts: factList(
      [words('报告人', 'Reported by'), reported ? actorOf(sender)?.name : undefined],
      [factNames.advisory, advisory.ghsa_id],
    ),
    ...(reported && { by: null }),
  });
}
