import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { fragmentConsent, LOCAL_CONSENT, questionsOf } from './deployment-questions.ts';

const project = {
  ...emptyProject('p'),
  template: 'extra.yaml',
  environment: { TOKEN: {}, LEVEL: { value: 'info' } },
  functions: { hit: { entry: 'a.ts', environment: { KEY: {} } } },
};
const asked = { project, fragmentText: 'Resources: {}', isLocal: true, isForeign: true, values: {}, agreed: [] };

test('a stranger’s project asks for values, shows its fragment and says that it runs here', () => {
  expect(questionsOf(asked)).toEqual({
    variables: [{ key: 'TOKEN' }, { key: 'KEY', function: 'hit' }],
    fragment: { path: 'extra.yaml', text: 'Resources: {}' },
    runsLocally: true,
  });
});

test('what was answered is not asked again, but a changed fragment is', () => {
  const answered = { ...asked, values: { TOKEN: '', 'hit.KEY': 'k' }, agreed: [LOCAL_CONSENT, fragmentConsent('extra.yaml', 'Resources: {}')] };
  expect(questionsOf(answered)).toBeUndefined();
  expect(questionsOf({ ...answered, fragmentText: 'Resources: { A: {} }' })?.fragment?.text).toBe('Resources: { A: {} }');
});

test('one’s own project asks for values only', () => {
  expect(questionsOf({ ...asked, isForeign: false })).toEqual({
    variables: [{ key: 'TOKEN' }, { key: 'KEY', function: 'hit' }],
    fragment: undefined,
    runsLocally: false,
  });
});
