import { expect, test } from 'vitest';
import { createEditorStore } from '../editor.ts';
import type { Stores } from '../stores.ts';
import { codeIsShown } from './start-workspace.ts';

/** An editor that comes when the test says so, and a clock that stands still until then. */
function anEditor() {
  const editor = createEditorStore();
  const slept: { readonly pause: number; readonly signal: AbortSignal | undefined; wake(): void }[] = [];
  const sleep = (pause: number, signal?: AbortSignal) => new Promise<void>((wake) => slept.push({ pause, signal, wake }));
  return { editor, slept, stores: { editor, ports: { clock: { now: () => 0, sleep } } } as unknown as Stores };
}

test('what waits for the code goes on when it has been drawn, and nothing is left waiting', async () => {
  const { editor, slept, stores } = anEditor();
  const shown = codeIsShown(stores);
  editor.setState({ active: 'src/a.ts' });
  expect(await Promise.race([shown, 'still waiting'])).toBe('still waiting');
  editor.setState({ isShown: true });
  await shown;
  expect(slept.map(({ pause, signal }) => ({ pause, isOver: signal?.aborted }))).toEqual([{ pause: 2_000, isOver: true }]);
});

test('an editor that doesn’t come is waited for two seconds', async () => {
  const { slept, stores } = anEditor();
  const shown = codeIsShown(stores);
  slept[0]?.wake();
  await shown;
  expect(slept.map(({ pause, signal }) => ({ pause, isOver: signal?.aborted }))).toEqual([{ pause: 2_000, isOver: false }]);
});

test('an editor that is there already keeps nobody waiting', async () => {
  const { editor, slept, stores } = anEditor();
  editor.setState({ isShown: true });
  await codeIsShown(stores);
  expect(slept).toEqual([]);
});
