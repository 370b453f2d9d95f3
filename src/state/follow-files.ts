import type { Disposable } from '#base/disposable.ts';
import { isSameContent, type ProjectFiles } from '#model/files.ts';
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

/** The one file that came with the same content when this one went. */
function whereTo(path: string, files: ProjectFiles, before: ProjectFiles): string | undefined {
  const content = before[path] ?? null;
  const came = Object.keys(files).filter((one) => !Object.hasOwn(before, one) && isSameContent(files[one] ?? null, content));
  return came.length === 1 ? came[0] : undefined;
}
