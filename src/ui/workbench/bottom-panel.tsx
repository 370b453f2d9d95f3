import { X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { Suspense } from 'react';
import type { PanelTab } from '#state/workspace.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { PANELS } from './features.tsx';

/** Problems · Logs · Deployments · Run. */
export function BottomPanel() {
  const { workspace } = useStores();
  const panelTab = useSelect(workspace, (state) => state.panelTab);
  return (
    <Tabs.Root className="region" value={panelTab} onValueChange={(value) => workspace.setState({ panelTab: value as PanelTab })}>
      <div className="region-head">
        <Tabs.List className="tabs region-tabs" aria-label="Panel">
          {PANELS.map(({ id, title }) => (
            <Tabs.Trigger key={id} className="tab" value={id}>
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <button type="button" className="icon-button" aria-label="Close the panel" onClick={() => workspace.setState({ isPanelShown: false })}>
          <X size={14} aria-hidden />
        </button>
      </div>
      {PANELS.map(({ id, Panel }) => (
        <Tabs.Content key={id} className="region-content" value={id}>
          <Suspense fallback={null}>
            <Panel />
          </Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
