import { expect, test } from 'vitest';
import { expressionProblem } from './expression-problem.ts';

test.each(['event.id', "'in/' + key", '{ id: event.id }', 'await read(event)', '`${a}`', 'items.map((one) => one.id)', 'event as string', 'x // why'])(
  '%s is an expression',
  (code) => {
    expect(expressionProblem(code, 'src/hit.ts')).toBeUndefined();
  },
);

test.each(['event.', '{ id:', 'a, b', 'a; b', ') + f(', "'open", 'const a = 1', '...all'])('%s would break the code', (code) => {
  expect(expressionProblem(code, 'src/hit.ts')).toBe(`"${code}" is not an expression`);
});

test('an empty one is asked for', () => {
  expect(expressionProblem(' ', 'src/hit.ts')).toBe('needs an expression, such as event.id');
});
