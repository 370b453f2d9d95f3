import { expect, test } from 'vitest';
import { unknownRemedy } from './unknown-remedy.ts';

test('each file is named with what is to be done about it', () => {
  const unknown = [
    { file: 'src/a.ts', why: 'broken' },
    { file: 'src/b.ts', why: 'broken' },
    { file: 'src/b.ts', why: 'variable' },
  ] as const;
  expect(unknownRemedy({ complete: false, unknown })).toBe(
    'correct src/a.ts and src/b.ts, which could not be read; name the environment variable that src/b.ts reads',
  );
});

test('of many files three are named', () => {
  const unknown = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ file: `${name}.ts`, why: 'import' }) as const);
  expect(unknownRemedy({ complete: false, unknown })).toBe('name the module that a.ts, b.ts, c.ts and 2 more imports');
});

test('what lies outside the project is not asked to be created', () => {
  const missing = (...files: string[]) => unknownRemedy({ complete: false, unknown: files.map((file) => ({ file, why: 'missing' })) });
  expect([missing('../a.ts'), missing('../a.ts', 'b.ts')]).toEqual(['correct `entry`', 'create b.ts, or correct `entry`']);
});

test('where everything was read, and where the language is not, nobody is told to correct a file', () => {
  expect([unknownRemedy({ complete: true }), unknownRemedy({ complete: false, unknown: [{ file: 'a.py', why: 'untracked' }] })]).toEqual([
    'name the resource where the scan could not tell it',
    'leave it, as a.py is in a language that is not read, or remove it from the project where it is not used',
  ]);
});
