import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeploymentRow } from '#model/deployment.ts';
import type { StackEvent } from '#model/stack.ts';
import { aRow, eventsOf, rowsAfter } from '#support/told-events.ts';
import { type TimelineBar, timelineOf } from './timeline.ts';

const drawn = ({ name, parts, waitedFor }: TimelineBar): string =>
  [
    `${name}:`,
    ...parts.map((part) => `${part.kind} ${part.from}–${part.to ?? ''}${part.end ? ` ${part.end}` : ''}`),
    ...(waitedFor ? [`after ${waitedFor}`] : []),
  ].join(' ');

test('each resource has a bar from its beginning to its end, in the order of their beginnings, with what it waited for', () => {
  const rows = [
    aRow('Function', { after: ['Role', 'Table'] }),
    aRow('Role'),
    aRow('Table'),
    aRow('Later', { after: ['Function'] }),
    aRow('Old', { change: { action: 'remove' } }),
  ];
  const events = eventsOf`
    0 stack create running
    1 Table create running
    2 Role create running
    5 Table create done
    9 Role create done
    10 Function create running`;
  const timeline = timelineOf(rowsAfter(rows, events), events);
  expect(timeline.bars.map(drawn)).toEqual(['table: work 1–5 done', 'role: work 2–9 done', 'function: work 10– after role', 'later:', 'old:']);
  expect([timeline.from, timeline.to, timeline.path]).toEqual([0, 10, ['Role', 'Function']]);
  const ended = [
    ...events,
    ...eventsOf`
    20 Function create done
    21 Later create running
    22 Later create done
    23 Old delete running
    24 Old delete done
    25 stack create done`,
  ];
  const whole = timelineOf(rowsAfter(rows, ended), ended);
  expect(whole.path).toEqual(['Role', 'Function', 'Later']);
  expect(whole.bars.map(drawn)).toEqual([
    'table: work 1–5 done',
    'role: work 2–9 done',
    'function: work 10–20 done after role',
    'later: work 21–22 done after function',
    'old: work 23–24 done',
  ]);
});

test('taking back, clearing away and stabilising are parts of their own', () => {
  const rows = [aRow('A', { change: { action: 'modify', replacement: 'always' } }), aRow('B'), aRow('C', { change: { action: 'modify' } })];
  const replaced = eventsOf`
    0 stack update running
    1 A update running
    2 A update done
    3 A delete running
    4 A delete done`;
  expect(timelineOf(rowsAfter(rows, replaced), replaced).bars.map(drawn)[0]).toBe('a: work 1–2 done clearing 3–4 done');
  const back = eventsOf`
    0 stack update running
    1 B create running
    2 B create running stabilising
    3 C update running
    4 B create failed
    4 C update failed cancelled
    5 stack rollback running
    6 C update running
    7 C update done
    8 B delete running`;
  const timeline = timelineOf(rowsAfter(rows, back), back);
  expect(timeline.rollbackAt).toBe(5);
  expect(timeline.bars.map(drawn)).toEqual(['b: work 1–2 stabilising 2–4 failed takingBack 8–8', 'c: work 3–4 cancelled takingBack 6–7 done', 'a:']);
});

test('where the events are gone, the row’s own times make the bar', () => {
  const { bars, from, to } = timelineOf([aRow('A', { state: 'done', startedAt: 4, endedAt: 9 }), aRow('B', { state: 'cancelled' })], []);
  expect([bars.map(drawn), from, to]).toEqual([['a: work 4–9 done', 'b:'], 4, 9]);
});

const anyEvents = fc
  .array(
    fc.record({
      wait: fc.nat(3),
      logicalId: fc.constantFrom('A', 'B', 'A/Nested', 'Elsewhere', 'stack'),
      verb: fc.constantFrom<StackEvent['verb']>('create', 'update', 'delete', 'rollback'),
      phase: fc.constantFrom<StackEvent['phase']>('running', 'done', 'failed', 'skipped'),
      stabilising: fc.boolean(),
      cancelled: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) => {
    let at = 0;
    return all.map(({ wait, stabilising, cancelled, ...of }, index): StackEvent => {
      at += wait;
      return {
        id: `${index}`,
        at,
        type: 'Thing',
        status: '',
        isStack: of.logicalId === 'stack',
        ...of,
        ...(stabilising ? { stabilising } : {}),
        ...(cancelled ? { cancelled } : {}),
        ...(of.logicalId.includes('/') ? { parent: 'A' } : {}),
      };
    });
  });

test('in any course there is one bar a row, its parts follow one another within the whole, and only the last may go on', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const rows: readonly DeploymentRow[] = rowsAfter([aRow('A', { after: ['B'] }), aRow('B')], events);
      const { bars, from, to, path } = timelineOf(rows, events);
      expect(bars.map((bar) => bar.logicalId).sort()).toEqual(rows.map((row) => row.change.logicalId).sort());
      expect(new Set(path).size).toBe(path.length);
      for (const { parts } of bars) {
        let last = from;
        for (const [index, part] of parts.entries()) {
          expect(part.from).toBeGreaterThanOrEqual(last);
          if (index < parts.length - 1) expect(part.to).toBeDefined();
          last = part.to ?? part.from;
          expect(last).toBeGreaterThanOrEqual(part.from);
        }
        if (parts.length > 0) expect(last).toBeLessThanOrEqual(to);
      }
      // The same from the same: nothing is remembered in between.
      expect(timelineOf(rows, events)).toEqual(timelineOf(rows, events));
    }),
  );
});
