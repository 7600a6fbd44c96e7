import { describe, expect, it } from 'vitest';
import { keptHeaders } from '../../../src/ingress/headers.ts';

describe('the journal keeps what the body needs to be read again', () => {
  it.each([
    ['content-type'],
    ['user-agent'],
    ['x-github-event'],
    ['x-github-delivery'],
    ['x-github-hook-id'],
    ['x-github-hook-installation-target-type'],
    ['x-gitlab-event'],
    ['x-gitlab-event-uuid'],
    ['x-gitlab-instance'],
    ['idempotency-key'],
    ['x-atlassian-webhook-identifier'],
    ['travis-repo-slug'],
    ['x-codeup-event'],
    ['webhook-id'],
    ['webhook-timestamp'],
  ])('%s', (name) => {
    expect(keptHeaders(new Headers({ [name]: 'v' }))).toEqual({ [name]: 'v' });
  });
});

describe('and nothing that proves who sent it, or says where from', () => {
  it.each([
    ['authorization'],
    ['proxy-authorization'],
    ['cookie'],
    ['signature'],
    ['x-hub-signature'],
    ['x-hub-signature-256'],
    ['x-gitlab-token'],
    ['x-codeup-token'],
    ['x-trello-webhook'],
    ['webhook-signature'],
    ['x-dinghook-token'],
    ['x-api-key'],
    ['x-event-token'],
    ['x-forwarded-for'],
    ['cf-connecting-ip'],
  ])('%s', (name) => {
    expect(keptHeaders(new Headers({ [name]: 'v' }))).toEqual({});
  });
});
