import * as z from 'zod';
import { envelope, From, flag, inRepository, list, maybe, text } from './common.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#release */
export const Release = z.object({
  ...inRepository,
  action: z.string(),
  release: z.object({
    tag_name: z.string(),
    name: text,
    html_url: text,
    body: text,
    draft: flag,
    prerelease: flag,
    published_at: text,
    created_at: text,
    assets: list(z.object({ name: z.string() })),
  }),
  changes: maybe(z.object({ name: maybe(From), body: maybe(From), tag_name: maybe(From) })),
});

const PackageLite = z.object({
  name: z.string(),
  package_type: text,
  html_url: text,
  package_version: maybe(
    z.object({
      version: text,
      html_url: text,
      package_url: text,
      container_metadata: maybe(z.object({ tag: maybe(z.object({ name: text })) })),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#package */
export const Package = z.object({ ...envelope, action: z.string(), package: PackageLite });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#registry_package */
export const RegistryPackage = z.object({ ...envelope, action: z.string(), registry_package: PackageLite });
