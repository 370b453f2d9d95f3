import { bench, describe } from 'vitest';
import { beginProgress, foldEvents } from '#engine/deploy/progress.ts';
import { timelineOf } from '#engine/timeline/timeline.ts';
import { manyEvents, manyResources } from '#support/timeline-states.ts';

const events = manyEvents();
const { rows } = manyResources(0);
const changes = rows.map((row) => row.change);
const order = Object.fromEntries(rows.map((row) => [row.change.logicalId, row.after ?? []]));
const text = JSON.stringify(events);

// What a look brings is folded onto what was there; a reload brings all at once. The reference is reading the answer, which nobody can do without.
describe('5,000 events of 500 resources (aim: under 50 ms)', () => {
  bench('folded at once', () => {
    foldEvents(beginProgress('update', changes, order), events);
  });
  bench('folded a hundred at a time, as the pages of the API bring them', () => {
    let progress = beginProgress('update', changes, order);
    for (let at = 0; at < events.length; at += 100) progress = foldEvents(progress, events.slice(at, at + 100));
  });
  bench('the timeline', () => {
    timelineOf(rows, events);
  });
  bench('reference: JSON.parse of the events', () => {
    JSON.parse(text);
  });
});
