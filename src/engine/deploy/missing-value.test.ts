import { expect, test } from 'vitest';
import { problemText } from '#model/problem.ts';
import { missingValueProblem } from './missing-value.ts';

test('a missing value is told where the manifest names it, with how to give it', () => {
  const at = { file: 'stackwright.json', line: 9, column: 5, field: 'environment.API_KEY' };
  expect(problemText(missingValueProblem({ id: 'EnvironmentApiKey', variable: 'API_KEY', at }))).toBe(
    'stackwright.json:9:5: no value for API_KEY, which is valued outside the repository; set it in the environment of the command (API_KEY=… stackwright deploy …), or type it in the IDE, which asks for it at the deployment (EnvironmentValueMissing)',
  );
  expect(missingValueProblem({ id: 'HitEnvironmentApiKey', variable: 'API_KEY', function: 'hit' }).at).toEqual({
    function: 'hit',
    field: 'environment.API_KEY',
  });
});
