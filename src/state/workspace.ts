import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Example, StoredProject } from './ports.ts';

export const SIDE_TABS = ['resources', 'project'] as const;
export type SideTab = (typeof SIDE_TABS)[number];
export const PANEL_TABS = ['problems', 'logs', 'deployments', 'run'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** The regions around the editor: which are shown, and how large. */
export interface Panes {
  readonly sideTab: SideTab;
  readonly panelTab: PanelTab;
  readonly isSideShown: boolean;
  readonly isPanelShown: boolean;
  readonly isInspectorShown: boolean;
  /** Shares of the room, by region, for each set of regions that was shown: hiding one brings back what was there. */
  readonly sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What is on the screen, apart from the project itself. */
export interface WorkspaceState extends Panes {
  /** The browser's projects, the last opened first; undefined: not read yet. */
  readonly projects: readonly StoredProject[] | undefined;
  readonly examples: readonly Example[];
  readonly isPaletteShown: boolean;
  /** A project is being made or opened: no other one is, until it is there. */
  readonly isOpening: boolean;
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
    sizes: {},
    isPaletteShown: false,
    isOpening: false,
  }));
}

export function showPanel(store: WorkspaceStore, panelTab: PanelTab): void {
  store.setState({ panelTab, isPanelShown: true });
}
