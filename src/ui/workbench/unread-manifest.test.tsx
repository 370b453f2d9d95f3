import { act, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { manifestOf, NO_PROJECT } from '#state/project.ts';
import { createStores } from '#state/stores.ts';
import { idlePorts } from '#support/idle-ports.ts';
import { InspectorPane } from '../inspector/inspector-pane.tsx';
import { LogsPanel } from '../logs/logs-panel.tsx';
import { PalettePane } from '../palette/palette-pane.tsx';
import { RunPanel } from '../run/run-panel.tsx';
import { StoresProvider } from '../stores-context.tsx';
import { TemplateView } from '../template-view/template-view.tsx';

const panes: readonly (readonly [string, ComponentType])[] = [
  ['Resources', PalettePane],
  ['the inspector', InspectorPane],
  ['Template', TemplateView],
  ['Run', RunPanel],
  ['Logs', LogsPanel],
];

test.each(panes)('%s says that the manifest can’t be read, rather than nothing', async (_name, Pane) => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const stores = createStores(idlePorts);
  const files = { 'stackwright.json': '{"a":' };
  stores.project.setState({ id: 'one', files, ...manifestOf(files, NO_PROJECT) });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <StoresProvider stores={stores}>
        <Pane />
      </StoresProvider>,
    ),
  );
  expect(document.body.textContent).toContain('stackwright.json can’t be read: Problems says why, with its line.');
  await act(async () => root.unmount());
  stores.dispose();
});
