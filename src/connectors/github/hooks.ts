import type { Octokit } from '@octokit/core';
import * as z from 'zod';

/** A repository (`acme/web`) or an organisation (`acme`). */
export type Place = { about: 'repository'; owner: string; repo: string } | { about: 'organization'; org: string };

/** Reads a place as people write it: its name, or the address of its page. Null when it is neither. */
export function placeFrom(text: string): Place | null {
  const path = text
    .trim()
    .replace(/^https?:\/\/[^/]+\//i, '')
    .replace(/^orgs\//, '')
    .replace(/(?:\.git)?\/*$/, '');
  const [, owner, repo] = /^([\w.-]{1,100})(?:\/([\w.-]{1,100}))?$/.exec(path) ?? [];
  if (owner === undefined || /^\.+$/.test(owner) || /^\.+$/.test(repo ?? '')) return null;
  return repo === undefined ? { about: 'organization', org: owner } : { about: 'repository', owner, repo };
}

/** How a place is written. */
export function nameOf(place: Place): string {
  return place.about === 'repository' ? `${place.owner}/${place.repo}` : place.org;
}

/** The page of a webhook. */
export function pageOf(place: Place, web: string, id: string): string {
  const settings = place.about === 'repository' ? nameOf(place) : `organizations/${place.org}`;
  return `${web}/${settings}/settings/hooks/${id}`;
}

export const Hook = z.object({ id: z.number(), config: z.object({ url: z.string().optional() }) });
export const Hooks = z.array(Hook);

/** What a webhook is made with. */
export interface Draft {
  url: string;
  secret: string;
  /** Undefined leaves those it has. */
  events: string[] | undefined;
}

function body({ url, secret, events }: Draft) {
  return { active: true, events, config: { url, secret, content_type: 'json', insecure_ssl: '0' } };
}

type Answer = Promise<{ data: unknown }>;

/** The calls about the webhooks of a place. */
interface Calls {
  list(octokit: Octokit): Answer;
  create(octokit: Octokit, draft: Draft): Answer;
  update(octokit: Octokit, hook: number, draft: Draft): Answer;
  ping(octokit: Octokit, hook: number): Answer;
  remove(octokit: Octokit, hook: number): Answer;
}

/** Both kinds of place have the same calls. */
export function callsFor(place: Place): Calls {
  if (place.about === 'repository') {
    const { owner, repo } = place;
    const at = { owner, repo };
    return {
      list: (octokit) => octokit.request('GET /repos/{owner}/{repo}/hooks', { ...at, per_page: 100 }),
      create: (octokit, draft) =>
        octokit.request('POST /repos/{owner}/{repo}/hooks', { ...at, name: 'web', ...body(draft) }),
      update: (octokit, hook_id, draft) =>
        octokit.request('PATCH /repos/{owner}/{repo}/hooks/{hook_id}', { ...at, hook_id, ...body(draft) }),
      ping: (octokit, hook_id) =>
        octokit.request('POST /repos/{owner}/{repo}/hooks/{hook_id}/pings', { ...at, hook_id }),
      remove: (octokit, hook_id) => octokit.request('DELETE /repos/{owner}/{repo}/hooks/{hook_id}', { ...at, hook_id }),
    };
  }
  const { org } = place;
  return {
    list: (octokit) => octokit.request('GET /orgs/{org}/hooks', { org, per_page: 100 }),
    create: (octokit, draft) => octokit.request('POST /orgs/{org}/hooks', { org, name: 'web', ...body(draft) }),
    update: (octokit, hook_id, draft) =>
      octokit.request('PATCH /orgs/{org}/hooks/{hook_id}', { org, hook_id, ...body(draft) }),
    ping: (octokit, hook_id) => octokit.request('POST /orgs/{org}/hooks/{hook_id}/pings', { org, hook_id }),
    remove: (octokit, hook_id) => octokit.request('DELETE /orgs/{org}/hooks/{hook_id}', { org, hook_id }),
  };
}

/** The events a webhook may have, by the first word of their topics. */
export function headsOf(events: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(events.map((event) => [event, [event]]));
}
