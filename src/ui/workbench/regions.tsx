import { Suspense } from 'react';
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels';
import { useSelect, useStores } from '../stores-context.tsx';
import { BottomPanel } from './bottom-panel.tsx';
import { EDITOR as Editor, INSPECTOR as Inspector } from './features.tsx';
import { SidePane } from './side-pane.tsx';

/** Side pane, editor over panel, inspector: resizable, collapsible, remembered. */
export function Regions() {
  const { workspace } = useStores();
  const { isSideShown, isPanelShown, isInspectorShown } = useSelect(workspace, (state) => state);
  const across = useRememberedLayout(`across ${isSideShown} ${isInspectorShown}`);
  const down = useRememberedLayout(`down ${isPanelShown}`);
  return (
    <Group id="across" key={across.key} orientation="horizontal" {...across.props}>
      {isSideShown && (
        <>
          <Panel id="side" defaultSize="20%" minSize="180px" maxSize="45%">
            <SidePane />
          </Panel>
          <Separator className="divider divider-across" aria-label="Width of the side pane" />
        </>
      )}
      <Panel id="centre" minSize="320px">
        <Group id="down" key={down.key} orientation="vertical" {...down.props}>
          <Panel id="editor" minSize="120px">
            <Suspense fallback={<p className="region-wait quiet">Loading the editor…</p>}>{Editor ? <Editor /> : null}</Suspense>
          </Panel>
          {isPanelShown && (
            <>
              <Separator className="divider divider-down" aria-label="Height of the panel" />
              <Panel id="panel" defaultSize="32%" minSize="96px" maxSize="80%">
                <BottomPanel />
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      {isInspectorShown && Inspector && (
        <>
          <Separator className="divider divider-across" aria-label="Width of the inspector" />
          <Panel id="inspector" defaultSize="22%" minSize="200px" maxSize="45%">
            <aside className="region" aria-label="Inspector">
              <Suspense fallback={null}>
                <Inspector />
              </Suspense>
            </aside>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** Sizes are kept for each set of regions that is shown, and for each project. */
function useRememberedLayout(name: string): { key: string; props: { defaultLayout?: Layout; onLayoutChanged: (layout: Layout) => void } } {
  const { project, workspace } = useStores();
  const id = useSelect(project, (state) => state.id);
  const kept = workspace.getState().sizes[name];
  return {
    key: `${id} ${name}`,
    props: {
      ...(kept === undefined ? {} : { defaultLayout: kept }),
      onLayoutChanged: (layout) => workspace.setState((state) => ({ sizes: { ...state.sizes, [name]: layout } })),
    },
  };
}
