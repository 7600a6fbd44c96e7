import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changed, factsOf, fields } from './changes.ts';
import { pageOf } from './links.ts';
import { notice } from './notice.ts';
import { enumerated, filled, pick, topic, translated, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import {
  BranchProtectionConfiguration,
  BranchProtectionRule,
  CustomProperty,
  CustomPropertyValues,
  DeployKey,
  RepositoryRuleset,
  SecurityAndAnalysis,
} from './payload/security.ts';

export const protectionRoutes: Readonly<Record<string, Route>> = {
  branch_protection_rule: route(BranchProtectionRule, rule),
  branch_protection_configuration: route(BranchProtectionConfiguration, configuration),
  repository_ruleset: route(RepositoryRuleset, ruleset),
  deploy_key: route(DeployKey, deployKey),
  security_and_analysis: route(SecurityAndAnalysis, securityFeatures),
  custom_property: route(CustomProperty, property),
  custom_property_values: route(CustomPropertyValues, propertyValues),
};

const changesOfRules = {
  created: words('新建了', 'created'),
  edited: words('修改了', 'edited'),
  deleted: words('删除了', 'deleted'),
};

function rule(payload: Output<typeof BranchProtectionRule>): Parsed {
  const { action, rule, changes, repository } = payload;
  const verb = pick(changesOfRules, action);
  if (!verb) return unsupported('branch_protection_rule', action);
  const settings = Object.keys(changes ?? {}).map((name) => pick(ruleSettings, name) ?? name.replaceAll('_', ' '));
  return notice(topic('branch_protection_rule', action), payload, `branch-protection/${rule.name}`, {
    url: pageOf(repository, 'settings/branches'),
    severity: action === 'deleted' ? 'warn' : 'info',
    title: words(`${verb['zh-CN']} ${rule.name} 的分支保护规则`, `${verb.en} branch protection for ${rule.name}`),
    facts: settings.length > 0 ? [{ name: words('改动项', 'Settings'), value: enumerated(settings) }] : undefined,
  });
}

/** Settings of a rule by GitHub's names for them. */
const ruleSettings = {
  admin_enforced: words('对管理员生效', 'admins included'),
  authorized_actors_only: words('限制推送人员', 'restricted pushes'),
  authorized_actor_names: words('可推送人员', 'who may push'),
  linear_history_requirement_enforcement_level: words('要求线性历史', 'linear history'),
  lock_branch_enforcement_level: words('锁定分支', 'locked branch'),
  pull_request_reviews_enforcement_level: words('要求评审', 'required reviews'),
  required_approving_review_count: words('评审批准数', 'number of approvals'),
  require_code_owner_review: words('要求代码负责人评审', 'code owner reviews'),
  require_last_push_approval: words('要求批准最后一次推送', 'approval of the last push'),
  required_status_checks: words('必需的检查', 'required checks'),
  required_status_checks_enforcement_level: words('要求通过检查', 'enforced checks'),
  signature_requirement_enforcement_level: words('要求签名提交', 'signed commits'),
};

const configurations = {
  enabled: words('启用了分支保护', 'enabled branch protection'),
  disabled: words('停用了分支保护', 'disabled branch protection'),
};

function configuration(payload: Output<typeof BranchProtectionConfiguration>): Parsed {
  const title = pick(configurations, payload.action);
  if (!title) return unsupported('branch_protection_configuration', payload.action);
  return notice(topic('branch_protection_configuration', payload.action), payload, 'branch-protection', {
    url: pageOf(payload.repository, 'settings/branches'),
    severity: payload.action === 'disabled' ? 'warn' : 'info',
    title,
  });
}

const enforcements = {
  active: words('已启用', 'active'),
  disabled: words('已停用', 'disabled'),
  evaluate: words('仅评估', 'evaluate'),
};

function ruleset(payload: Output<typeof RepositoryRuleset>): Parsed {
  const { action, repository_ruleset: set, changes } = payload;
  const verb = pick(changesOfRules, action);
  if (!verb) return unsupported('repository_ruleset', action);
  const state = (value: string | undefined) => translated(enforcements, value);
  const visible = [
    ...changed(fields.name, changes?.name, set.name),
    ...changed(
      words('状态', 'Enforcement'),
      changes?.enforcement && { from: state(changes.enforcement.from) },
      state(set.enforcement),
    ),
  ];
  return notice(topic('repository_ruleset', action), payload, `ruleset/${set.id ?? set.name}`, {
    url: set._links?.html?.href,
    severity: action === 'deleted' ? 'warn' : 'info',
    title: words(`${verb['zh-CN']}规则集「${set.name}」`, `${verb.en} ruleset "${set.name}"`),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
  });
}

const keyVerbs = {
  created: words('添加了部署密钥「*」', 'added deploy key "*"'),
  deleted: words('删除了部署密钥「*」', 'removed deploy key "*"'),
};

function deployKey(payload: Output<typeof DeployKey>): Parsed {
  const { action, key, repository } = payload;
  const verb = pick(keyVerbs, action);
  if (!verb) return unsupported('deploy_key', action);
  const writable = action === 'created' && key.read_only === false;
  return notice(topic('deploy_key', action), payload, `deploy-key/${key.title}`, {
    url: pageOf(repository, 'settings/keys'),
    severity: writable ? 'warn' : 'info',
    title: filled(verb, key.title),
    facts: writable ? [{ name: fields.permission, value: words('读写', 'write access') }] : undefined,
  });
}

/** Features by GitHub's names for them. */
const features = {
  advanced_security: 'GitHub Advanced Security',
  dependabot_security_updates: words('Dependabot 安全更新', 'Dependabot security updates'),
  secret_scanning: words('密钥扫描', 'Secret scanning'),
  secret_scanning_push_protection: words('密钥推送保护', 'Secret push protection'),
};

const states = { enabled: words('启用', 'enabled'), disabled: words('停用', 'disabled') };

function securityFeatures(payload: Output<typeof SecurityAndAnalysis>): Parsed {
  const now = payload.repository.security_and_analysis ?? {};
  const before = payload.changes?.from?.security_and_analysis ?? {};
  const visible = Object.entries(before).flatMap(([name, earlier]) => {
    const state = (setting: { status?: string } | undefined) => translated(states, setting?.status);
    return changed(
      pick<Text>(features, name) ?? name.replaceAll('_', ' '),
      { from: state(earlier) },
      state(pick(now, name)),
    );
  });
  if (visible.length === 0) return uninteresting('security_and_analysis', 'no setting changed');
  return notice('security_and_analysis', payload, 'security-settings', {
    url: pageOf(payload.repository, 'settings/security_analysis'),
    title: words('修改了代码安全设置', 'changed the code security settings'),
    facts: factsOf(visible),
  });
}

const propertyVerbs = {
  created: words('新建了自定义属性「*」', 'created custom property "*"'),
  updated: words('修改了自定义属性「*」', 'updated custom property "*"'),
  deleted: words('删除了自定义属性「*」', 'deleted custom property "*"'),
  promote_to_enterprise: words('将自定义属性「*」提升到企业级', 'promoted custom property "*" to the enterprise'),
};

function property(payload: Output<typeof CustomProperty>): Parsed {
  const { action, definition } = payload;
  const verb = pick(propertyVerbs, action);
  if (!verb) return unsupported('custom_property', action);
  return notice(topic('custom_property', action), payload, `property/${definition.property_name}`, {
    title: filled(verb, definition.property_name),
  });
}

function propertyValues(payload: Output<typeof CustomPropertyValues>): Parsed {
  const { action, new_property_values: now, old_property_values: before } = payload;
  if (action !== 'updated') return unsupported('custom_property_values', action);
  const visible = now.flatMap(({ property_name: name, value }) => {
    const earlier = before.find((old) => old.property_name === name);
    return changed(name, { from: joined(earlier?.value) }, joined(value));
  });
  if (visible.length === 0) return uninteresting('custom_property_values.updated', 'no value changed');
  return notice('custom_property_values.updated', payload, 'properties', {
    title: words('修改了自定义属性的值', 'changed custom property values'),
    facts: factsOf(visible),
  });
}

function joined(value: string | string[] | undefined): Text | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
