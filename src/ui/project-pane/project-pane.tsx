import { FilePlus, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { createFile, moveFile, pathProblem, removeFile } from '#state/commands/change-files.ts';
import { inspect } from '#state/commands/inspect.ts';
import { openDialog } from '#state/dialogs.ts';
import { openFile } from '#state/editor.ts';
import { type TreeRow, treeRows } from '#state/file-tree.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { FileRow } from './file-row.tsx';
import { PathInput } from './path-input.tsx';
import './project-pane.css';

/** The project's files as a tree: open, make, rename, remove. Entries of functions carry their sign. */
export function ProjectPane() {
  const stores = useStores();
  const files = useSelect(stores.project, (state) => state.files);
  const project = useSelect(stores.project, (state) => state.project);
  const active = useSelect(stores.editor, (state) => state.active);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [naming, setNaming] = useState<{ readonly kind: 'new' | 'move'; readonly path: string }>();
  const rows = useMemo(() => treeRows(files, project, closed), [files, project, closed]);
  const check = (path: string) => {
    const wrong = pathProblem(
      Object.keys(files).filter((one) => naming?.kind !== 'move' || one !== naming.path),
      path,
    );
    return wrong && `${wrong.summary}; ${wrong.remedy}`;
  };
  const toggle = (path: string) => setClosed(new Set(closed.has(path) ? [...closed].filter((one) => one !== path) : [...closed, path]));
  const choose = (row: TreeRow) => {
    if (row.kind === 'folder') return toggle(row.path);
    openFile(stores.editor, row.path);
    return row.function === undefined ? undefined : inspect(stores.edit, { kind: 'function', name: row.function });
  };
  const finish = (path: string) => {
    if (naming?.kind === 'new') createFile(stores, path);
    else if (naming && naming.path !== path) moveFile(stores, naming.path, path);
    setNaming(undefined);
  };
  return (
    <div className="project-pane">
      <div className="project-actions">
        <button type="button" className="button button-small" onClick={() => openDialog(stores, 'new-function')}>
          <Plus size={14} aria-hidden /> Function
        </button>
        <button type="button" className="button button-small" onClick={() => setNaming({ kind: 'new', path: 'src/' })}>
          <FilePlus size={14} aria-hidden /> File
        </button>
      </div>
      {naming?.kind === 'new' ? (
        <PathInput label="Path of the new file" value={naming.path} check={check} onDone={finish} onCancel={() => setNaming(undefined)} />
      ) : null}
      <ul className="file-tree" aria-label="Files">
        {rows.map((row) =>
          naming?.kind === 'move' && naming.path === row.path ? (
            <li key={row.path}>
              <PathInput label={`New path of ${row.path}`} value={row.path} check={check} onDone={finish} onCancel={() => setNaming(undefined)} />
            </li>
          ) : (
            <FileRow
              key={row.path}
              row={row}
              isActive={row.path === active}
              isClosed={closed.has(row.path)}
              onChoose={() => choose(row)}
              onNewFile={() => setNaming({ kind: 'new', path: `${row.path}/` })}
              onMove={() => setNaming({ kind: 'move', path: row.path })}
              onRemove={() => removeFile(stores, row.path)}
            />
          ),
        )}
      </ul>
    </div>
  );
}
