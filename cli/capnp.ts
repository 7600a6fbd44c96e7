import { join } from 'node:path';
import { manifest } from './build.ts';

/** What may be left out of the environment. */
export const optionalVariables = ['DINGTALK_ORIGINS', 'PUBLIC_URL', 'TRAVIS_ORIGINS'] as const;
export type OptionalVariable = (typeof optionalVariables)[number];

/** What a configuration for workerd depends on. */
export interface CapnpOptions {
  /** Where the bundle lies; an absolute path. */
  bundle: string;
  /** The optional variables that stand in the environment. Without DINGTALK_ORIGINS it is DingTalk's own two. */
  given: readonly OptionalVariable[];
  /** Whether loopback and private addresses may be reached. */
  reachPrivate: boolean;
}

/**
 * The configuration of one workerd: the bundle, its objects on the disk `data`, one socket `http`. Secrets are named, not
 * written down: workerd takes them from its environment. Embedded paths are absolute, so it needs `--import-path=/`.
 * Behind a proxy, X-Forwarded-Proto decides the scheme of the addresses that are shown.
 */
export function capnp({ bundle, given, reachPrivate }: CapnpOptions): string {
  const { compatibilityDate, objects, modules } = manifest(bundle);
  const file = (name: string) => `embed ${JSON.stringify(join(bundle, name))}`;
  const rows = (list: string[]) => list.map((row) => `    ${row},`).join('\n');
  const allow = reachPrivate ? '["public", "private"]' : '["public"]';
  const variables = ['ADMIN_TOKEN', 'ENCRYPTION_KEY', ...given];
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  logging = (structuredLogging = true),
  services = [
    (name = "main", worker = .dinghook),
    (name = "internet", network = (allow = ${allow}, tlsOptions = (trustBrowserCas = true))),
    (name = "data", disk = (writable = true)),
  ],
  sockets = [(name = "http", http = (forwardedProtoHeader = "X-Forwarded-Proto"), service = "main")],
);

const dinghook :Workerd.Worker = (
  compatibilityDate = ${JSON.stringify(compatibilityDate)},
  modules = [
${rows(modules.map((name) => `(name = ${JSON.stringify(name)}, esModule = ${file(name)})`))}
  ],
  bindings = [
${rows(variables.map((name) => `(name = "${name}", fromEnvironment = "${name}")`))}
${reachPrivate ? '    (name = "ALLOW_PRIVATE", text = "true"),\n' : ''}${given.includes('DINGTALK_ORIGINS') ? '' : '    (name = "DINGTALK_ORIGINS", text = "https://oapi.dingtalk.com https://oapi.dingtalk.io"),\n'}${rows(objects.map(({ binding, className }) => `(name = "${binding}", durableObjectNamespace = "${className}")`))}
  ],
  durableObjectNamespaces = [
${rows(objects.map(({ className }) => `(className = "${className}", uniqueKey = "dinghook-${className}", enableSql = true)`))}
  ],
  durableObjectStorage = (localDisk = "data"),
  globalOutbound = "internet",
);
`;
}
