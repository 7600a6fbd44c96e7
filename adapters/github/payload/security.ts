import * as z from 'zod';
import { count, envelope, From, flag, inRepository, list, maybe, text, User } from './common.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#dependabot_alert */
export const DependabotAlert = z.object({
  ...inRepository,
  action: z.string(),
  alert: z.object({
    number: z.number(),
    html_url: text,
    updated_at: text,
    dependency: maybe(z.object({ package: maybe(z.object({ name: text, ecosystem: text })), manifest_path: text })),
    security_advisory: maybe(z.object({ summary: text, severity: text, ghsa_id: text })),
    security_vulnerability: maybe(
      z.object({ severity: text, first_patched_version: maybe(z.object({ identifier: text })) }),
    ),
    dismissed_reason: text,
    dismissed_by: maybe(User),
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#code_scanning_alert */
export const CodeScanningAlert = z.object({
  ...inRepository,
  action: z.string(),
  ref: text,
  alert: z.object({
    number: z.number(),
    html_url: text,
    dismissed_reason: text,
    rule: maybe(z.object({ id: text, description: text, severity: text, security_severity_level: text })),
    tool: maybe(z.object({ name: text })),
    most_recent_instance: maybe(z.object({ ref: text, location: maybe(z.object({ path: text, start_line: count })) })),
  }),
});

const SecretAlert = z.object({
  number: z.number(),
  html_url: text,
  secret_type: text,
  secret_type_display_name: text,
  resolution: text,
  validity: text,
  updated_at: text,
  assigned_to: maybe(User),
});

/** The secret itself is never read. https://docs.github.com/en/webhooks/webhook-events-and-payloads#secret_scanning_alert */
export const SecretScanningAlert = z.object({
  ...inRepository,
  action: z.string(),
  alert: SecretAlert,
  assignee: maybe(User),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#secret_scanning_alert_location */
export const SecretScanningAlertLocation = z.object({
  ...inRepository,
  action: z.string(),
  alert: SecretAlert,
  location: maybe(
    z.object({
      type: text,
      details: maybe(z.object({ path: text, issue_title_url: text, issue_body_url: text, issue_comment_url: text })),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#secret_scanning_scan */
export const SecretScanningScan = z.object({ ...envelope, action: z.string(), type: text, source: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#security_advisory */
export const SecurityAdvisory = z.object({
  ...envelope,
  action: z.string(),
  security_advisory: z.object({
    ghsa_id: z.string(),
    summary: z.string(),
    severity: text,
    updated_at: text,
    vulnerabilities: list(z.object({ package: maybe(z.object({ name: text })) })),
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_advisory */
export const RepositoryAdvisory = z.object({
  ...inRepository,
  action: z.string(),
  repository_advisory: z.object({ ghsa_id: z.string(), summary: z.string(), severity: text, html_url: text }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_vulnerability_alert */
export const VulnerabilityAlert = z.object({
  ...inRepository,
  action: z.string(),
  alert: z.object({
    id: z.number(),
    number: count,
    affected_package_name: z.string(),
    affected_range: text,
    fixed_in: text,
    external_identifier: text,
    ghsa_id: text,
    severity: text,
    dismiss_reason: text,
    dismisser: maybe(User),
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#branch_protection_rule */
export const BranchProtectionRule = z.object({
  ...inRepository,
  action: z.string(),
  rule: z.object({ name: z.string() }),
  changes: maybe(z.record(z.string(), z.unknown())),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#branch_protection_configuration */
export const BranchProtectionConfiguration = z.object({ ...inRepository, action: z.string() });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_ruleset */
export const RepositoryRuleset = z.object({
  ...envelope,
  action: z.string(),
  repository_ruleset: z.object({
    id: count,
    name: z.string(),
    enforcement: text,
    _links: maybe(z.object({ html: maybe(z.object({ href: text })) })),
  }),
  changes: maybe(z.object({ name: maybe(From), enforcement: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deploy_key */
export const DeployKey = z.object({
  ...inRepository,
  action: z.string(),
  key: z.object({ title: z.string(), read_only: flag }),
});

const Setting = maybe(z.object({ status: text }));

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#security_and_analysis */
export const SecurityAndAnalysis = z.object({
  ...inRepository,
  repository: z.object({
    ...inRepository.repository.shape,
    security_and_analysis: maybe(z.record(z.string(), Setting)),
  }),
  changes: maybe(z.object({ from: maybe(z.object({ security_and_analysis: maybe(z.record(z.string(), Setting)) })) })),
});

const Property = z.object({ property_name: z.string(), value_type: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#custom_property */
export const CustomProperty = z.object({ ...envelope, action: z.string(), definition: Property });

const Value = maybe(z.union([z.string(), z.array(z.string())]));
const PropertyValue = z.object({ property_name: z.string(), value: Value });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#custom_property_values */
export const CustomPropertyValues = z.object({
  ...envelope,
  action: z.string(),
  new_property_values: list(PropertyValue),
  old_property_values: list(PropertyValue),
});
