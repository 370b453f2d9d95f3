import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { openFile } from '#state/editor.ts';
import type { StatePorts } from '#state/ports.ts';
import { manifestOf, NO_PROJECT, setFile } from '#state/project.ts';
import { createStores, type Stores } from '#state/stores.ts';
import { aCatalogue } from '#support/a-catalogue.ts';
import { type } from '#support/typing.ts';
import { StoresProvider } from '../stores-context.tsx';
import { InspectorPane } from './inspector-pane.tsx';

const ports = {
  clock: { now: () => 0, sleep: () => new Promise<void>(() => undefined) },
  random: { id: () => 'id' },
  clouds: [{ id: 'aws', catalogue: aCatalogue }],
  scan: () => new Promise(() => undefined),
  settings: { get: () => undefined, set: () => undefined },
  projects: { onWritten: () => ({ dispose: () => undefined }) },
} as unknown as StatePorts;

let stores: Stores;
let root: Root;
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  stores = createStores(ports);
  const manifest = writeProjectFile({ ...emptyProject('shop'), functions: { hello: { entry: 'nope.ts' }, worker: { entry: 'worker.ts' } } });
  const files = { 'stackwright.json': manifest, 'hello.ts': '', 'worker.ts': '' };
  stores.project.setState({ id: 'one', files, ...manifestOf(files, NO_PROJECT) });
  openFile(stores.editor, 'hello.ts');
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <StoresProvider stores={stores}>
        <InspectorPane />
      </StoresProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  stores.dispose();
});

const SECTION = '[aria-label="Function hello"]';

test('a function whose entry isn’t there is shown where nothing else would be, until it is', async () => {
  expect(document.querySelector(SECTION)).not.toBeNull();
  await act(async () => setFile(stores, 'nope.ts', ''));
  expect(document.querySelector(SECTION)).toBeNull();
});

test('memory that is no number is told as that', async () => {
  await type(`${SECTION} .field-number input[inputmode="numeric"]`, 'abc');
  expect(document.querySelector('.field-problem')?.textContent).toBe('memory has to be a whole number of megabytes from 128 to 10240; give 128 to 10240');
});
