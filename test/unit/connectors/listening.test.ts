import { expect, it } from 'vitest';
import { wanted } from '../../../src/connectors/listening.ts';

const heads = { push_events: ['push'], issues_events: ['issue', 'work_item'], job_events: ['job'] };
const usual = ['push_events', 'issues_events'];

it.each<[name: string, on: string[], off: string[], events: string[]]>([
  ['nothing said: the usual ones', [], [], usual],
  ['an event asked for', ['job'], [], [...usual, 'job_events']],
  ['some of an event asked for', ['job.failed'], [], [...usual, 'job_events']],
  ['everything asked for', ['*'], [], [...usual, 'job_events']],
  ['some action of any event asked for', ['*.bot'], [], [...usual, 'job_events']],
  ['an event not wanted', [], ['push'], ['issues_events']],
  ['all of an event not wanted', [], ['push.*'], ['issues_events']],
  ['some of an event not wanted', [], ['push.bot', '*.bot'], usual],
  ['half of what an event brings not wanted', [], ['issue.*'], usual],
  ['all of what an event brings not wanted', [], ['issue.*', 'work_item'], ['push_events']],
  ['nothing wanted', [], ['*'], []],
  ['nothing wanted but one', ['push.created'], ['*'], ['push_events']],
  ['an event that begins alike', ['jobs'], ['pushed'], usual],
])('%s', (_, on, off, events) => {
  expect(wanted({ on, off }, heads, usual)).toEqual(events);
});
