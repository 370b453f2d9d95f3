import { isJsonObject, type JsonObject } from '#base/json.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { EditorState, FileView } from './editor.ts';
import { PANEL_TABS, type Panes, SIDE_TABS, type WorkspaceState } from './workspace.ts';

/** What was on the screen when a project was left. */
export interface KeptLayout {
  readonly open: readonly string[];
  readonly active: string | null;
  readonly views: Readonly<Record<string, FileView>>;
  readonly panes: Partial<Panes>;
}

export function layoutOf({ open, active, views }: EditorState, workspace: WorkspaceState): KeptLayout {
  return { open, active, views: Object.fromEntries(Object.entries(views).filter(([path]) => open.includes(path))), panes: panesOf(workspace) };
}

function panesOf({ sideTab, panelTab, isSideShown, isPanelShown, isInspectorShown, sizes }: WorkspaceState): Panes {
  return { sideTab, panelTab, isSideShown, isPanelShown, isInspectorShown, sizes };
}

/** As it was kept, perhaps by an older version of the page: what can't be read is left out. Undefined: nothing was kept. */
export function readLayout(text: string | undefined): KeptLayout | undefined {
  const kept = parse(text);
  if (!kept) return undefined;
  const views = isJsonObject(kept.views) ? Object.entries(kept.views).flatMap(([path, value]) => (isView(value) ? [[path, value] as const] : [])) : [];
  return {
    open: Array.isArray(kept.open) ? [...new Set(kept.open.filter((path) => typeof path === 'string'))] : [],
    active: typeof kept.active === 'string' ? kept.active : null,
    views: Object.fromEntries(views),
    panes: isJsonObject(kept.panes) ? readPanes(kept.panes) : {},
  };
}

/** The tabs whose files are still there. Undefined: all of them have gone, so it is as if nothing was kept. */
export function tabsOf({ open: kept, active, views }: KeptLayout, files: ProjectFiles): Pick<EditorState, 'open' | 'active' | 'views'> | undefined {
  const open = kept.filter((path) => Object.hasOwn(files, path));
  if (open.length === 0 && kept.length > 0) return undefined;
  return { open, active: active !== null && open.includes(active) ? active : (open.at(-1) ?? null), views };
}

function readPanes(kept: JsonObject): Partial<Panes> {
  const sideTab = SIDE_TABS.find((one) => one === kept.sideTab);
  const panelTab = PANEL_TABS.find((one) => one === kept.panelTab);
  const shown = (['isSideShown', 'isPanelShown', 'isInspectorShown'] as const).filter((key) => typeof kept[key] === 'boolean');
  const sizes = isJsonObject(kept.sizes) ? Object.entries(kept.sizes).filter(([, layout]) => isSizes(layout)) : [];
  return {
    ...(sideTab ? { sideTab } : {}),
    ...(panelTab ? { panelTab } : {}),
    ...(Object.fromEntries(shown.map((key) => [key, kept[key]])) as Partial<Panes>),
    ...(sizes.length > 0 ? { sizes: Object.fromEntries(sizes) as Panes['sizes'] } : {}),
  };
}

function isView(value: unknown): value is FileView {
  if (!isJsonObject(value)) return false;
  const { line, column, top, left } = value;
  return isCount(line, 1) && isCount(column, 1) && isCount(top, 0) && isCount(left, 0);
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= least;
}

function isSizes(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every((size) => isCount(size, 0));
}

function parse(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
