import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { aRehearsal } from '#support/a-rehearsal.ts';

test('a stack of 500 resources goes by the artifact bucket, in pages, and every one is followed to its end', async () => {
  const rehearsal = aRehearsal();
  const topics = (name: string): JsonObject =>
    Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `Topic${index}`,
        { Type: 'AWS::SNS::Topic', ...(index % 10 === 0 ? {} : { DependsOn: `Topic${index - 1}` }), Properties: { DisplayName: `${name} ${'x'.repeat(80)}` } },
      ]),
    );
  const first = await rehearsal.deploy({ Resources: topics('first') });
  expect(first.snapshot).toMatchObject({ phase: 'succeeded', done: 501, total: 501, errors: 0 });
  expect(first.snapshot.events).toHaveLength(2 + 500 * 3);
  const keys = Object.values(rehearsal.account.save().objects).flatMap((objects) => Object.keys(objects));
  expect(keys).toContainEqual(expect.stringMatching(/^templates\//));
  const second = await rehearsal.deploy({ Resources: topics('second') });
  expect(second.snapshot).toMatchObject({ phase: 'succeeded', done: 501, total: 501 });
  expect((await rehearsal.remove()).rows.filter((row) => row.state === 'done')).toHaveLength(500);
}, 30_000);
