import { describe, expect, test } from 'vitest';
import { alertmanager } from '../../../../adapters/alertmanager/index.ts';
import { RawRequest } from '../../../../src/kit/index.ts';
import { eventOf, read } from '../news.ts';

const labels = { alertname: 'DiskWillFill', instance: 'db-03:9100', severity: 'warning' };
const one = (change: object = {}, group: object = {}) =>
  eventOf('alert', alertmanager, 'alert-firing', {
    ...group,
    alerts: [{ status: 'firing', labels, annotations: {}, ...change }],
  });

describe('how the news feels', () => {
  test.each([
    ['critical', 'bad'],
    ['Critical', 'bad'],
    ['page', 'bad'],
    ['P1', 'bad'],
    ['warning', 'warn'],
    ['P3', 'warn'],
    ['unheard of', 'warn'],
    ['info', 'info'],
    ['none', 'info'],
  ])('%s is %s', (severity, expected) => {
    expect(one({ labels: { ...labels, severity } }).severity).toBe(expected);
  });

  test('what is over is good news, whatever it was', () => {
    expect(one({ status: 'resolved' }, { status: 'resolved' }).severity).toBe('good');
  });
});

describe('title, place and facts', () => {
  test.each<[string, object, object]>([
    ['the name of the rule', {}, { title: 'DiskWillFill', place: { name: 'db-03:9100' }, facts: [] }],
    [
      'a summary is the title, and the rule a fact',
      { annotations: { summary: 'Disk is full' } },
      { title: 'Disk is full', facts: [{ name: { en: 'Rule' }, value: 'DiskWillFill' }] },
    ],
    [
      'a place that stands in the title is not repeated',
      { annotations: { summary: 'Disk of db-03:9100' }, labels: { ...labels, cluster: 'prod' } },
      { place: { name: 'prod' } },
    ],
    ['other labels are facts', { labels: { ...labels, team: 'infra' } }, { facts: [{ name: 'team', value: 'infra' }] }],
    ['without a place it is the receiver', { labels: { alertname: 'Watchdog' } }, { place: { name: 'dingtalk' } }],
    ['a rule that only its group names', { labels: {} }, { title: 'DiskWillFill' }],
    ['a label that is no text is left out', { labels: { ...labels, team: 7 } }, { facts: [] }],
  ])('%s', (_, change, expected) => {
    expect(one(change)).toMatchObject(expected);
  });
});

describe('where it links to', () => {
  const panel = 'https://grafana.example/d/1?viewPanel=2';
  test.each([
    ['the panel', { panelURL: panel, generatorURL: 'https://a.example/' }, panel],
    [
      'an empty panel, then the source',
      { panelURL: '', dashboardURL: '', generatorURL: 'https://a.example/' },
      'https://a.example/',
    ],
    [
      'nothing that may be opened, then Alertmanager',
      { generatorURL: 'javascript:alert(1)' },
      'https://alertmanager.acme.example/',
    ],
  ])('%s', (_, change, url) => {
    expect(one(change).url).toBe(url);
  });
});

describe('a group with several', () => {
  test('those that are over come before those that fire, which is how it stands', () => {
    const understood = read(alertmanager, 'alerts-mixed');
    const events = understood.kind === 'parsed' && 'events' in understood.parsed ? understood.parsed.events : [];
    expect(events.map((event) => event.kind === 'alert' && event.status)).toEqual(['resolved', 'firing']);
    expect(new Set(events.map(({ thread }) => thread)).size).toBe(1);
  });

  test('those that were left out are counted', () => {
    expect(eventOf('alert', alertmanager, 'alerts-truncated').action).toMatchObject({ en: 'is firing (43 alerts)' });
  });

  test('what each says is told without its place', () => {
    expect(eventOf('alert', alertmanager, 'alerts-firing').facts?.[0]).toEqual({
      name: 'db-01:9100',
      value: '磁盘使用率 > 90%',
    });
  });
});

test.each<[string, object, number | undefined]>([
  ['as long as it lasted', { startsAt: '2026-11-22T03:00:00Z', endsAt: '2026-11-22T03:10:00Z' }, 600],
  ['times that run backwards', { startsAt: '2026-11-22T03:10:00Z', endsAt: '0001-01-01T00:00:00Z' }, undefined],
  ['no times', { startsAt: null, endsAt: null }, undefined],
])('how long: %s', (_, times, seconds) => {
  expect(one({ status: 'resolved', ...times }, { status: 'resolved' }).seconds).toBe(seconds);
});

describe('the proof', () => {
  const request = (authorization?: string) =>
    new RawRequest(
      'POST',
      new URL('https://a.example/'),
      new Headers(authorization ? { authorization } : {}),
      new Uint8Array(),
    );
  test.each([
    ['the token', 'Bearer geheim', ['geheim'], true],
    ['without its scheme', 'geheim', ['geheim'], false],
    ['another', 'Bearer other', ['geheim'], false],
    ['none', undefined, ['geheim'], false],
    ['none, and none is wanted', undefined, [], true],
  ])('%s', async (_, header, secrets, ok) => {
    const scheme = alertmanager.defaultAuth?.(secrets) ?? alertmanager.auth[0];
    expect((await scheme.verify(request(header), secrets, 0)).ok).toBe(ok);
  });
});
