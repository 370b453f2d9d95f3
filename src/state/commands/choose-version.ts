import { adoptFiles, type FileVersions, setFile, withVersions } from '../project.ts';
import type { Stores } from '../stores.ts';

/** Of a file that was edited here and in another tab: this tab's text is kept, and written over the other. */
export function keepMine(stores: Stores, path: string): void {
  const { conflicts, stored, unsaved } = stores.project.getState();
  const theirs = conflicts[path];
  if (theirs === undefined) return;
  stores.project.setState({ conflicts: without(conflicts, path), stored: withVersions(stored, { [path]: theirs }), unsaved: [...unsaved] });
}

/** The other tab's text comes here, as one step of undo. */
export function takeTheirs(stores: Stores, path: string): void {
  const theirs = stores.project.getState().conflicts[path];
  if (theirs !== undefined) adoptFiles(stores, { [path]: theirs });
}

/** This tab's text stays under its name; the other's becomes a file beside it. */
export function keepBoth(stores: Stores, path: string): void {
  const { conflicts, files } = stores.project.getState();
  const theirs = conflicts[path];
  if (theirs === undefined || theirs === null) return;
  keepMine(stores, path);
  setFile(stores, besideName(path, files), theirs);
}

/** `src/a.ts` → `src/a.other-tab.ts`, or `src/a.other-tab-2.ts` where that is taken. */
function besideName(path: string, files: object): string {
  const dot = path.lastIndexOf('.');
  const end = dot > path.lastIndexOf('/') + 1 ? dot : path.length;
  for (let count = 1; ; count += 1) {
    const name = `${path.slice(0, end)}.other-tab${count === 1 ? '' : `-${count}`}${path.slice(end)}`;
    if (!Object.hasOwn(files, name)) return name;
  }
}

function without(versions: FileVersions, path: string): FileVersions {
  return Object.fromEntries(Object.entries(versions).filter(([one]) => one !== path));
}
