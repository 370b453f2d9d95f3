import { Suspense } from 'react';
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels';
import { useSelect, useStores } from '../stores-context.tsx';
import { BottomPanel } from './bottom-panel.tsx';
import { EDITOR as Editor, INSPECTOR as Inspector } from './features.tsx';
import { FIRST_SIZES, type SizedRegion, shownLayout } from './shown-layout.ts';
import { SidePane } from './side-pane.tsx';

/** Side pane, editor over panel, inspector: resizable, collapsible, remembered. */
export function Regions() {
  const { workspace } = useStores();
  const { isSideShown, isPanelShown, isInspectorShown } = useSelect(workspace, (state) => state);
  const across = useRememberedLayout('across', 'centre', [...(isSideShown ? (['side'] as const) : []), ...(isInspectorShown ? (['inspector'] as const) : [])]);
  const down = useRememberedLayout('down', 'editor', isPanelShown ? ['panel'] : []);
  return (
    <Group id="across" key={across.key} orientation="horizontal" {...across.props}>
      {isSideShown && (
        <>
          <Panel id="side" defaultSize={`${FIRST_SIZES.side}%`} minSize="180px" maxSize="45%">
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
              <Panel id="panel" defaultSize={`${FIRST_SIZES.panel}%`} minSize="96px" maxSize="80%">
                <BottomPanel />
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      {isInspectorShown && Inspector && (
        <>
          <Separator className="divider divider-across" aria-label="Width of the inspector" />
          <Panel id="inspector" defaultSize={`${FIRST_SIZES.inspector}%`} minSize="200px" maxSize="45%">
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

/** Each region's size is kept for each project, whichever others are shown. */
function useRememberedLayout(
  group: string,
  middle: string,
  shown: readonly SizedRegion[],
): { key: string; props: { defaultLayout?: Layout; onLayoutChanged: (layout: Layout) => void } } {
  const { project, workspace } = useStores();
  const id = useSelect(project, (state) => state.id);
  const layout = shownLayout(workspace.getState().sizes[group], middle, shown);
  return {
    key: `${id} ${group} ${shown.join(' ')}`,
    props: {
      ...(layout === undefined ? {} : { defaultLayout: layout }),
      onLayoutChanged: (changed) => workspace.setState(({ sizes }) => ({ sizes: { ...sizes, [group]: { ...sizes[group], ...changed } } })),
    },
  };
}
