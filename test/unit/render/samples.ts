import {
  Alert,
  Build,
  Card,
  Comment,
  Deployment,
  Discussion,
  Event,
  Issue,
  Member,
  MergeRequest,
  Milestone,
  Ref,
  Release,
  Repository,
  Review,
} from '../../../src/event/index.ts';
import type { RenderContext } from '../../../src/render/contract.ts';
import { actor, assignee, body, commit, full, place, status, web } from './events.ts';

/** An event to render, named after what is special about it. */
export interface Sample {
  name: string;
  event: Event;
}

/** 22 November 2026, 18:00 in Shanghai. */
export const now = Date.parse('2026-11-22T10:00:00Z');

/** A reader in a Chinese group of GitHub news, with what a test changes. */
export function contextOf(change: Partial<RenderContext> = {}): RenderContext {
  const basis = { source: 'github', locale: 'zh-CN', timezone: 'Asia/Shanghai', now, links: 'browser' } as const;
  return { ...basis, mentions: [], overrides: {}, ...change };
}

/** Keys that stay when an event is reduced to what its schema requires. */
const required: Readonly<Record<Event['kind'], readonly string[]>> = {
  push: ['ref', 'commits', 'total'],
  ref: ['ref', 'type', 'action'],
  merge_request: ['title', 'action'],
  review: ['title', 'action'],
  issue: ['title', 'action'],
  comment: ['on', 'action'],
  build: ['name', 'status'],
  release: ['tag', 'action'],
  deployment: ['environment', 'status'],
  wiki: ['pages'],
  member: ['member', 'action'],
  repository: ['action'],
  discussion: ['title', 'action'],
  milestone: ['title', 'type', 'action'],
  card: ['title', 'action'],
  alert: ['title', 'status'],
  notice: ['title'],
  message: ['title', 'body'],
};

function minimal(event: Event): Event {
  const kept = Object.entries(event).filter(([key]) => required[event.kind].includes(key));
  const bare = {
    ...Object.fromEntries(kept),
    kind: event.kind,
    place: { name: event.place.name, type: event.place.type },
  };
  return Event.parse(event.kind === 'push' ? { ...bare, commits: [], total: 0 } : bare);
}

/** What an event can be set to: the actions or statuses of its kind. */
const variants: Readonly<Partial<Record<Event['kind'], { key: string; values: readonly string[] }>>> = {
  ref: { key: 'action', values: Ref.shape.action.options },
  merge_request: { key: 'action', values: MergeRequest.shape.action.options },
  review: { key: 'action', values: Review.shape.action.options },
  issue: { key: 'action', values: Issue.shape.action.options },
  comment: { key: 'action', values: Comment.shape.action.options },
  build: { key: 'status', values: Build.shape.status.options },
  release: { key: 'action', values: Release.shape.action.options },
  deployment: { key: 'status', values: Deployment.shape.status.options },
  member: { key: 'action', values: Member.shape.action.options },
  repository: { key: 'action', values: Repository.shape.action.options },
  discussion: { key: 'action', values: Discussion.shape.action.options },
  milestone: { key: 'action', values: Milestone.shape.action.options },
  card: { key: 'action', values: Card.shape.action.options },
  alert: { key: 'status', values: Alert.shape.status.options },
};

/** The full event of a kind, with what a test changes. */
export function sample(kind: Event['kind'], change: Readonly<Record<string, unknown>> = {}): Event {
  const found = full.find((event) => event.kind === kind);
  return Event.parse({ ...found, ...change });
}

const special: Sample[] = [
  { name: 'push forced', event: sample('push', { forced: true }) },
  { name: 'push created', event: sample('push', { created: true }) },
  { name: 'push nothing new', event: sample('push', { commits: [], total: 0 }) },
  { name: 'push one', event: sample('push', { commits: [commit], total: 1 }) },
  { name: 'push count only', event: sample('push', { commits: [], total: 3 }) },
  { name: 'branch created', event: sample('ref', { type: 'branch', ref: 'feature/x' }) },
  { name: 'merge_request draft opened', event: sample('merge_request', { draft: true }) },
  { name: 'merge_request taken', event: sample('merge_request', { action: 'assigned', subject: '陈晨' }) },
  { name: 'issue moved only', event: sample('issue', { action: 'updated', changes: [status] }) },
  { name: 'issue without move', event: sample('issue', { action: 'updated', changes: [assignee], body: undefined }) },
  {
    name: 'issue cleared',
    event: sample('issue', {
      action: 'updated',
      changes: [
        { ...assignee, to: undefined },
        { ...status, from: undefined },
      ],
    }),
  },
  { name: 'issue taken', event: sample('issue', { action: 'assigned', subject: '陈晨' }) },
  {
    name: 'comment on commit',
    event: sample('comment', { on: 'commit', number: undefined, title: undefined, commit }),
  },
  { name: 'comment reply', event: sample('comment', { reply: true, path: undefined }) },
  { name: 'build fixed', event: sample('build', { status: 'success', was: 'failure', brokenFor: 2520, stages: [] }) },
  { name: 'build fixed, unknown time', event: sample('build', { status: 'success', was: 'timed_out' }) },
  { name: 'build again', event: sample('build', { was: 'failure', brokenFor: 7260 }) },
  { name: 'prerelease', event: sample('release', { prerelease: true, name: undefined }) },
  {
    name: 'wiki one page',
    event: sample('wiki', { pages: [{ title: '部署手册', action: 'edited', url: `${web}/wiki/d` }] }),
  },
  { name: 'wiki deleted', event: sample('wiki', { pages: [{ title: '部署手册', action: 'deleted' }] }) },
  { name: 'member joined', event: sample('member', { actor: { name: '王五' }, team: undefined }) },
  { name: 'member added', event: sample('member', { team: undefined }) },
  { name: 'member left team', event: sample('member', { actor: { name: '王五' }, action: 'removed' }) },
  { name: 'card with changes', event: sample('card', { action: 'updated', changes: [status], body }) },
  { name: 'card taken', event: sample('card', { action: 'member_added', subject: '陈晨' }) },
  { name: 'card to list', event: sample('card', { from: undefined }) },
  { name: 'card due cleared', event: sample('card', { action: 'due_set', due: undefined }) },
  {
    name: 'alert dismissed',
    event: sample('alert', { status: 'resolved', action: { 'zh-CN': '已忽略', en: 'dismissed' } }),
  },
  { name: 'alert with number', event: sample('alert', { number: '#3', actor, title: 'lodash 原型污染', place }) },
  { name: 'notice without actor', event: sample('notice', { actor: undefined, title: '备份完成' }) },
  { name: 'late', event: sample('comment', { at: '2026-11-21T08:00:00Z' }) },
];

/** Every action of every kind, with all its decorations and with none, and the cases that read differently. */
export const samples: readonly Sample[] = [
  ...full.flatMap((event) => {
    const { key, values } = variants[event.kind] ?? { key: 'kind', values: [event.kind] };
    return values.flatMap((value) => {
      const set = Event.parse({ ...event, [key]: value });
      return [
        { name: `${event.kind} ${value}`, event: set },
        { name: `${event.kind} ${value}, minimal`, event: minimal(set) },
      ];
    });
  }),
  ...special,
];
