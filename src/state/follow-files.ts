import type { Disposable } from '#base/disposable.ts';
import { isSameContent, type ProjectFiles, textOf } from '#model/files.ts';
import { closeFile } from './editor.ts';
import type { Stores } from './stores.ts';

/** Tabs are of files that there are: one whose file was moved (or moved back by Undo) follows it, one whose file has gone closes. */
export function followFiles({ project, editor }: Pick<Stores, 'project' | 'editor'>): Disposable {
  const stop = project.subscribe(({ id, files }, before) => {
    if (id === null || id !== before.id || files === before.files) return;
    const gone = editor.getState().open.filter((path) => !Object.hasOwn(files, path) && Object.hasOwn(before.files, path));
    for (const path of gone) {
      const to = whereTo(path, files, before.files);
      if (to === undefined || editor.getState().open.includes(to)) closeFile(editor, path);
      else
        editor.setState(({ open, active, views: { [path]: view, ...views } }) => ({
          open: open.map((one) => (one === path ? to : one)),
          active: active === path ? to : active,
          views: view ? { ...views, [to]: view } : views,
        }));
    }
  });
  return { dispose: stop };
}

/**
 * Of the files that came when this one went: the one of the same content; or of as many lines, as a move may change its imports, if it is the only
 * one or is called the same. Of several the one in the likest folder: a folder may have been moved.
 */
function whereTo(path: string, files: ProjectFiles, before: ProjectFiles): string | undefined {
  const content = before[path] ?? null;
  const came = Object.keys(files).filter((one) => !Object.hasOwn(before, one));
  const same = came.filter((one) => isSameContent(files[one] ?? null, content));
  const isLike = (one: string) => (came.length === 1 || sharedEnd(one, path) > 0) && linesOf(files, one) === linesOf(before, path);
  const likely = same.length > 0 ? same : came.filter(isLike);
  const nearest = Math.max(...likely.map((one) => sharedEnd(one, path)));
  const [only, ...others] = likely.filter((one) => sharedEnd(one, path) === nearest);
  return others.length > 0 ? undefined : only;
}

/** How many names from the end on two paths share. */
function sharedEnd(one: string, other: string): number {
  const names = other.split('/').reverse();
  const differs = one
    .split('/')
    .reverse()
    .findIndex((name, at) => name !== names[at]);
  return differs < 0 ? names.length : differs;
}

function linesOf(files: ProjectFiles, path: string): number | undefined {
  return textOf(files, path)?.split('\n').length;
}
