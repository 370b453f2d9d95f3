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

/** The one file that came with the same content when this one went; or the only one that came, of as many lines: a move may change its imports. */
function whereTo(path: string, files: ProjectFiles, before: ProjectFiles): string | undefined {
  const content = before[path] ?? null;
  const came = Object.keys(files).filter((one) => !Object.hasOwn(before, one));
  const same = came.filter((one) => isSameContent(files[one] ?? null, content));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const [only] = came;
  return only !== undefined && came.length === 1 && linesOf(files, only) === linesOf(before, path) ? only : undefined;
}

function linesOf(files: ProjectFiles, path: string): number | undefined {
  return textOf(files, path)?.split('\n').length;
}
