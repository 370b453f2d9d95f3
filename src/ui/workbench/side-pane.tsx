import { Tabs } from 'radix-ui';
import { Suspense } from 'react';
import type { SideTab } from '#state/workspace.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { SIDE_PANES } from './features.tsx';

/** Resources | Project. */
export function SidePane() {
  const { workspace } = useStores();
  const sideTab = useSelect(workspace, (state) => state.sideTab);
  return (
    <Tabs.Root className="region" value={sideTab} onValueChange={(value) => workspace.setState({ sideTab: value as SideTab })}>
      <Tabs.List className="tabs region-tabs" aria-label="Side pane">
        {SIDE_PANES.map(({ id, title }) => (
          <Tabs.Trigger key={id} className="tab" value={id}>
            {title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {SIDE_PANES.map(({ id, Pane }) => (
        <Tabs.Content key={id} className="region-content" value={id}>
          <Suspense fallback={null}>
            <Pane />
          </Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
