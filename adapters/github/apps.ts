import { type Parsed, type Place, type Route, route, type Text } from '../../src/kit/index.ts';
import { repositoryFacts } from './changes.ts';
import { notice } from './notice.ts';
import { accountPlace, actorOf, siteOf } from './origin.ts';
import { filled, news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import {
  AppAuthorization,
  Installation,
  InstallationTarget,
  MarketplacePurchase,
  Sponsorship,
} from './payload/people.ts';

export const appRoutes: Readonly<Record<string, Route>> = {
  installation: route(Installation, installation),
  installation_repositories: route(Installation, installationRepositories),
  installation_target: route(InstallationTarget, renamed),
  github_app_authorization: route(AppAuthorization, authorization),
  marketplace_purchase: route(MarketplacePurchase, purchase),
  sponsorship: route(Sponsorship, sponsorship),
};

const installationVerbs = {
  created: words('安装了 *', 'installed *'),
  deleted: words('卸载了 *', 'uninstalled *'),
  suspend: words('停用了 *', 'suspended *'),
  unsuspend: words('恢复了 *', 'unsuspended *'),
  new_permissions_accepted: words('同意了 * 的新权限', 'accepted new permissions of *'),
};

function installation(payload: Output<typeof Installation>): Parsed {
  const { action, installation } = payload;
  const verb = pick(installationVerbs, action);
  if (!verb) return unsupported('installation', action);
  const slug = installation.app_slug ?? '';
  return notice(topic('installation', action), payload, `app/${slug}`, {
    url: installation.html_url,
    severity: action === 'deleted' || action === 'suspend' ? 'warn' : 'info',
    title: filled(verb, slug ? `GitHub App ${slug}` : words('GitHub App', 'the GitHub App')),
  });
}

function installationRepositories(payload: Output<typeof Installation>): Parsed {
  const { action, installation, repositories_added, repositories_removed } = payload;
  if (action !== 'added' && action !== 'removed') return unsupported('installation_repositories', action);
  const name = topic('installation_repositories', action);
  const list = action === 'added' ? repositories_added : repositories_removed;
  if (list.length === 0) return uninteresting(name, 'no repository is named');
  const slug = installation.app_slug ?? '';
  const app = slug ? `GitHub App ${slug}` : 'GitHub App';
  const n = list.length;
  const repositories = n === 1 ? '1 repository' : `${n} repositories`;
  return notice(name, payload, `app/${slug}`, {
    url: installation.html_url,
    title:
      action === 'added'
        ? words(`允许 ${app} 访问 ${n} 个仓库`, `gave ${app} access to ${repositories}`)
        : words(`取消了 ${app} 对 ${n} 个仓库的访问权限`, `took ${repositories} away from ${app}`),
    facts: repositoryFacts(list.map(({ full_name }) => full_name)),
  });
}

function renamed(payload: Output<typeof InstallationTarget>): Parsed {
  const { action, account, changes } = payload;
  if (action !== 'renamed') return unsupported('installation_target', action);
  const from = changes?.login?.from ?? changes?.slug?.from;
  const to = account.login ?? account.slug;
  if (!from || !to || from === to) return uninteresting('installation_target.renamed', 'the earlier name is not told');
  return notice('installation_target.renamed', payload, 'account', {
    url: account.html_url,
    title: words(`将账号 ${from} 改名为 ${to}`, `renamed the account ${from} to ${to}`),
  });
}

function authorization(payload: Output<typeof AppAuthorization>): Parsed {
  const { action } = payload;
  if (action !== 'revoked') return unsupported('github_app_authorization', action);
  return notice(topic('github_app_authorization', action), payload, `authorization/${payload.sender?.login ?? ''}`, {
    title: words('撤销了对 GitHub App 的授权', 'revoked the authorization of the GitHub App'),
  });
}

const purchaseVerbs = {
  purchased: words('订购了套餐「*」', 'purchased plan "*"'),
  cancelled: words('退订了套餐「*」', 'cancelled plan "*"'),
  changed: words('更换了套餐', 'changed the plan'),
  pending_change: words('将在计费周期结束时更换套餐', 'will change the plan when the billing cycle ends'),
  pending_change_cancelled: words('取消了待生效的套餐更换', 'cancelled the pending change of plan'),
};

/** The plan, or how it changed; and when, where that is not now. */
function planFacts(name: Text, before: string | undefined, now: string | undefined, effective: string | undefined) {
  const moved = before && now && before !== now ? `${before} → ${now}` : (now ?? '');
  const facts: { name: Text; value: Text }[] = [
    { name, value: moved },
    { name: words('生效日期', 'Effective'), value: effective?.slice(0, 10) ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}

function purchase(payload: Output<typeof MarketplacePurchase>): Parsed {
  const { action, marketplace_purchase: now, previous_marketplace_purchase: before, effective_date, sender } = payload;
  const verb = pick(purchaseVerbs, action);
  if (!verb) return unsupported('marketplace_purchase', action);
  const place: Place = now.account
    ? accountPlace(now.account)
    : { name: 'GitHub Marketplace', url: `${siteOf(sender)}/marketplace`, type: 'service' };
  const plan = now.plan?.name;
  const named = verb.en.includes('*');
  return news(topic('marketplace_purchase', action), {
    kind: 'notice',
    place,
    actor: actorOf(sender),
    thread: `${place.name}/marketplace`,
    url: place.url,
    title: filled(verb, plan ?? '?'),
    facts: planFacts(words('套餐', 'Plan'), before?.plan?.name, named ? undefined : plan, effective_date),
  });
}

const sponsorVerbs = {
  created: words('成为了赞助者', 'became a sponsor'),
  cancelled: words('停止了赞助', 'stopped sponsoring'),
  edited: words('修改了赞助', 'edited their sponsorship'),
  pending_cancellation: words('将停止赞助', 'will stop sponsoring'),
  pending_tier_change: words('将更换赞助档位', 'will change their sponsorship tier'),
  tier_changed: words('更换了赞助档位', 'changed their sponsorship tier'),
};

function sponsorship(payload: Output<typeof Sponsorship>): Parsed {
  const { action, sponsorship, changes, effective_date, sender } = payload;
  const verb = pick(sponsorVerbs, action);
  if (!verb) return unsupported('sponsorship', action);
  const { sponsorable, sponsor, tier } = sponsorship;
  const place: Place = sponsorable
    ? accountPlace(sponsorable)
    : { name: 'GitHub Sponsors', url: `${siteOf(sender)}/sponsors`, type: 'service' };
  return news(topic('sponsorship', action), {
    kind: 'notice',
    place,
    actor: actorOf(sponsor ?? sender),
    thread: `${place.name}/sponsorship/${sponsor?.login ?? ''}`,
    url: place.url,
    severity: action === 'created' ? 'good' : 'info',
    title: verb,
    facts: planFacts(words('档位', 'Tier'), changes?.tier?.from?.name, tier?.name, effective_date),
  });
}
