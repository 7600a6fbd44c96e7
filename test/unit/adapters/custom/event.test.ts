import { describe, expect, test } from 'vitest';
import { eventsOf, read, refusalOf } from './read.ts';

const place = { name: 'acme/web', type: 'repository' } as const;

describe('what is wrong with an event, and where', () => {
  test.each<[name: string, body: unknown, reason: string]>([
    ['a field is missing', { kind: 'notice' }, 'title: add this, it is required.'],
    [
      'a value is not one of those there are',
      { kind: 'alert', title: 'x', status: 'on' },
      'status: use one of firing, resolved.',
    ],
    [
      'text in place of markup',
      { kind: 'notice', title: 'x', body: 'y' },
      'body: write {"format": "markdown", "text": "…"} here.',
    ],
    [
      'a place that is only a name',
      { kind: 'notice', title: 'x', place: 'web' },
      'place: write {"name": "…", "type": "service"} here.',
    ],
    ['an empty name', { kind: 'notice', title: 'x', actor: { name: '' } }, 'actor.name: this may not be empty.'],
    [
      'words in one language only',
      { kind: 'notice', title: { en: 'x' } },
      'title: write text here, or {"zh-CN": "…", "en": "…"}.',
    ],
    ['a number as text', { kind: 'push', ref: 'main', total: '1', commits: [] }, 'total: write a number here.'],
    [
      'the second of a list',
      [
        { kind: 'notice', title: 'x' },
        { kind: 'notice', title: 'x', facts: [{ name: 'a' }] },
      ],
      '[1].facts[0].value: add this, it is required.',
    ],
    [
      'one of those wrapped',
      { events: [{ kind: 'notice', title: 'x' }, { kind: 'note' }] },
      'events[1].kind: use one of the kinds of docs/schema/event.json.',
    ],
    ['something that is no event', [{ kind: 'notice', title: 'x' }, 7], '[1]: write named fields here.'],
    [
      'a message whose text is blank',
      { kind: 'message', message: { msgtype: 'text', text: { content: ' ' } } },
      'message.text.content: this may not be empty.',
    ],
    [
      'several things',
      { kind: 'build', place: { name: 'x' } },
      'name: add this, it is required. place.type: add this, it is required. status: add this, it is required.',
    ],
    [
      'too many',
      Array.from({ length: 101 }, () => ({ kind: 'notice', title: 'x' })),
      'Send 100 events in one request at most, not 101.',
    ],
  ])('%s', (_, body, reason) => {
    const words = refusalOf(body);
    expect(words.split('. ').sort()).toEqual(reason.split('. ').sort());
  });
});

describe('which events a body holds', () => {
  test.each<[name: string, body: unknown, kinds: string[], topic: string]>([
    ['one', { kind: 'notice', title: 'x' }, ['notice'], 'notice'],
    ['its action is in the topic', { kind: 'card', title: 'x', action: 'moved', place }, ['card'], 'card.moved'],
    [
      'of an alert its status, whatever its action says',
      { kind: 'alert', title: 'x', status: 'firing', action: '升级' },
      ['alert'],
      'alert.firing',
    ],
    [
      'of an issue its action, not its status',
      { kind: 'issue', title: 'x', action: 'closed', status: 'done' },
      ['issue'],
      'issue.closed',
    ],
    ['a list of one', [{ kind: 'notice', title: 'x' }], ['notice'], 'notice'],
    [
      'different ones',
      {
        events: [
          { kind: 'notice', title: 'x' },
          { kind: 'alert', title: 'x', status: 'firing' },
        ],
      },
      ['notice', 'alert'],
      'events',
    ],
  ])('%s', (_, body, kinds, topic) => {
    expect(eventsOf(body).map(({ kind }) => kind)).toEqual(kinds);
    expect(read(body)).toMatchObject({ event: 'event', parsed: { topic } });
  });

  test.each<[name: string, body: unknown]>([
    ['a kind of somebody else', { kind: 'Pod', apiVersion: 'v1' }],
    ['events of somebody else', { events: [{ type: 'message', replyToken: 'x' }] }],
    ['a kind of its own beside events', { kind: 'batch', events: [{ kind: 'notice', title: 'x' }] }],
  ])('%s is JSON like any other', (_, body) => {
    expect(read(body)).toMatchObject({ event: 'json' });
  });

  test('without a place, it happened where the hook is', () => {
    expect(eventsOf({ kind: 'notice', title: 'x' })).toMatchObject([{ place: { name: '夜班', type: 'service' } }]);
  });
});
