import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Example, StoredProject } from './ports.ts';

export type SideTab = 'resources' | 'project';
export type PanelTab = 'problems' | 'logs' | 'deployments' | 'run';

/** What is on the screen, apart from the project itself. */
export interface WorkspaceState {
  /** The browser's projects, the last opened first; undefined: not read yet. */
  readonly projects: readonly StoredProject[] | undefined;
  readonly examples: readonly Example[];
  readonly sideTab: SideTab;
  readonly panelTab: PanelTab;
  readonly isSideShown: boolean;
  readonly isPanelShown: boolean;
  readonly isInspectorShown: boolean;
  readonly isPaletteShown: boolean;
  /** Something that takes a moment is being opened. */
  readonly busy: string | undefined;
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

export function createWorkspaceStore(): WorkspaceStore {
  return createStore<WorkspaceState>(() => ({
    projects: undefined,
    examples: [],
    sideTab: 'resources',
    panelTab: 'problems',
    isSideShown: true,
    isPanelShown: true,
    isInspectorShown: true,
    isPaletteShown: false,
    busy: undefined,
  }));
}

export function showPanel(store: WorkspaceStore, panelTab: PanelTab): void {
  store.setState({ panelTab, isPanelShown: true });
}
