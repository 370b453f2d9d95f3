import { expect, test } from 'vitest';
import { createControls } from './controls.ts';

test('an execution that was promised before anybody asked can still be called off', async () => {
  const controls = createControls();
  expect([controls.answer({ kind: 'execute' }), controls.answer({ kind: 'execute', byUser: true }), controls.answer({ kind: 'abort' })]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await controls.next('execute', 'abort')).toEqual({ kind: 'abort' });
});

test('an answer that came early is given once', async () => {
  const controls = createControls();
  controls.answer({ kind: 'execute' });
  expect(await controls.next('execute', 'abort')).toEqual({ kind: 'execute' });
  const second = controls.next('execute', 'abort');
  expect([controls.answer({ kind: 'abort' }), await second]).toEqual([true, { kind: 'abort' }]);
});
