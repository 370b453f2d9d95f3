import { expect, test } from 'vitest';
import type { Runtime } from './catalogue.ts';
import { entryLanguageProblem } from './entry-language.ts';

const node: Runtime = { id: 'nodejs22.x', title: 'Node.js 22', language: 'node', target: 'node22' };
const python: Runtime = { id: 'python3.13', title: 'Python 3.13', language: 'python', target: 'python3.13' };
const said = (entry: string, runtime: Runtime) => {
  const one = entryLanguageProblem(entry, runtime, {});
  return one && `${one.summary}; ${one.remedy}`;
};

test.each(['a.ts', 'a.mts', 'a.cts', 'a.tsx', 'a.js', 'a.mjs', 'a.cjs', 'a.jsx'])('%s is for Node.js', (entry) => {
  expect(said(entry, node)).toBeUndefined();
});

test('an entry in another language than its runtime runs is told, with what can be done', () => {
  expect([said('a.py', python), said('a.py', node), said('a.ts', python), said('a.rb', node), said('a', python)]).toEqual([
    undefined,
    'the runtime nodejs22.x runs JavaScript, and a.py is written in Python; write the entry in TypeScript or JavaScript; functions in Python cannot be built yet',
    'the runtime python3.13 runs Python, and a.ts is written in TypeScript; choose a Node.js runtime',
    'the runtime nodejs22.x runs JavaScript, and a.rb is not; write the entry in TypeScript or JavaScript',
    'the runtime python3.13 runs Python, and a is not; choose a Node.js runtime',
  ]);
});
