import { afterEach, expect, test, vi } from 'vitest';

const RULE = 'Resources:\n  Rule: { Type: AWS::Events::Rule }\n';

afterEach(() => {
  vi.doUnmock('./fragment.ts');
  vi.resetModules();
});

test('a fragment is read by what comes for it', async () => {
  const { readFragment } = await import('./read-fragment.ts');
  expect(await readFragment('extra.yaml', RULE)).toEqual({
    sections: { Resources: { Rule: { Type: 'AWS::Events::Rule', Metadata: { Stackwright: { name: 'Rule' } } } } },
    problems: [],
    places: { 'Resources.Rule': { line: 2, column: 9 } },
  });
});

test('where that cannot be loaded, it is a problem that stops a deployment, and nothing is passed over', async () => {
  vi.doMock('./fragment.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { readFragment } = await import('./read-fragment.ts');
  expect(await readFragment('extra.yaml', RULE)).toEqual({
    sections: {},
    problems: [
      {
        code: 'FragmentUnread',
        severity: 'error',
        at: { file: 'extra.yaml' },
        summary: 'what reads it could not be loaded',
        remedy: 'reload the page once there is a network',
      },
    ],
  });
});
