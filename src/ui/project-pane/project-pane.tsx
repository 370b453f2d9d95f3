import { FilePlus, Plus, Upload } from 'lucide-react';
import { type ChangeEvent, Fragment, useMemo, useRef, useState } from 'react';
import { isWithin, movedPath } from '#model/files.ts';
import { addFiles } from '#state/commands/add-files.ts';
import { copyPath, createFile, duplicateFile, moveFile, movingProblem, pathProblem, removeFile } from '#state/commands/change-files.ts';
import { inspect } from '#state/commands/inspect.ts';
import { openProjectDialog } from '#state/commands/open-project-dialog.ts';
import { openFile } from '#state/editor.ts';
import { type TreeRow, treeRows } from '#state/file-tree.ts';
import { attempt } from '#state/run-command.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { FileRow } from './file-row.tsx';
import { PathInput } from './path-input.tsx';
import { useFileDrops } from './use-file-drops.ts';
import { rowsAround, useRowFocus } from './use-row-focus.ts';
import { useSeenRows } from './use-seen-rows.ts';
import './project-pane.css';

/** A path that is being typed: of a new file, or in the row of what is moved or copied. */
interface Naming {
  readonly kind: 'new' | 'move' | 'copy';
  readonly path: string;
}

/** As `.file-row` has it. */
const ROW_HEIGHT = 26;

/** The project's files as a tree: open, make, rename, copy, remove; files from the desktop are dropped into it. Entries of functions carry their sign. */
export function ProjectPane() {
  const stores = useStores();
  const files = useSelect(stores.project, (state) => state.files);
  const project = useSelect(stores.project, (state) => state.project);
  const active = useSelect(stores.editor, (state) => state.active);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [naming, setNaming] = useState<Naming>();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosenFolder, setChosenFolder] = useState('');
  const { over, ...drops } = useFileDrops(stores);
  const paths = Object.keys(files).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree is of paths, whatever is typed into the files
  const rows = useMemo(() => treeRows(files, project, closed), [paths, project, closed]);
  const list = useRef<HTMLUListElement>(null);
  const seen = useSeenRows(list, rows.length, ROW_HEIGHT);
  const focusRow = useRowFocus(list, rows, ROW_HEIGHT);
  const check = (path: string) => {
    const wrong = naming?.kind === 'move' ? movingProblem(Object.keys(files), naming.path, path) : pathProblem(Object.keys(files), path);
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
    else if (naming?.kind === 'copy') duplicateFile(stores, naming.path, path);
    if (naming?.kind !== 'move' || naming.path === path) return setNaming(undefined);
    // The field stays until the row has its new name.
    return attempt(stores, async () => {
      await moveFile(stores, naming.path, path);
      // What is closed stays closed under its new name.
      setClosed(new Set([...closed].map((folder) => movedPath(folder, naming.path, path))));
      focusRow([path]);
      setNaming(undefined);
    });
  };
  const cancel = () => {
    if (naming) focusRow([naming.path.replace(/\/$/, '')]);
    setNaming(undefined);
  };
  const remove = (path: string) => {
    focusRow(rowsAround(rows, path).filter((one) => !isWithin(one, path)));
    removeFile(stores, path);
  };
  const chooseFiles = (folder: string) => {
    setChosenFolder(folder);
    chooser.current?.click();
  };
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    target.value = '';
    attempt(stores, async () => addFiles(stores, chosenFolder, await stores.ports.outsideFiles(chosen)));
  };
  const typed = { check, onDone: finish, onCancel: cancel, onLeave: () => setNaming(undefined) };
  return (
    <div className="project-pane" data-target={over === '' || undefined} {...drops}>
      <div className="project-actions">
        <button type="button" className="button button-small" onClick={() => openProjectDialog(stores, 'new-function')}>
          <Plus size={14} aria-hidden /> Function
        </button>
        <button type="button" className="button button-small" onClick={() => setNaming({ kind: 'new', path: 'src/' })}>
          <FilePlus size={14} aria-hidden /> File
        </button>
        <button type="button" className="button button-small" title="Add files from this computer; or drop them here" onClick={() => chooseFiles('')}>
          <Upload size={14} aria-hidden /> Add
        </button>
        <input ref={chooser} type="file" multiple hidden aria-label="Files to add" onChange={take} />
      </div>
      {naming?.kind === 'new' ? <PathInput label="Path of the new file" value={naming.path} {...typed} /> : null}
      <ul ref={list} className="file-tree" aria-label="Files" tabIndex={-1}>
        {seen.above > 0 && <li aria-hidden style={{ height: seen.above }} />}
        {rows.slice(seen.from, seen.to).map((row) =>
          naming?.kind === 'move' && naming.path === row.path ? (
            <li key={row.path}>
              <PathInput label={`New path of ${row.path}`} value={row.path} isFolder={row.kind === 'folder'} {...typed} />
            </li>
          ) : (
            <Fragment key={row.path}>
              <FileRow
                row={row}
                isActive={row.path === active}
                isClosed={closed.has(row.path)}
                isTarget={over === row.path && row.kind === 'folder'}
                onChoose={() => choose(row)}
                onNewFile={() => setNaming({ kind: 'new', path: `${row.path}/` })}
                onAddFiles={() => chooseFiles(row.path)}
                onDuplicate={() => setNaming({ kind: 'copy', path: row.path })}
                onMove={() => setNaming({ kind: 'move', path: row.path })}
                onRemove={() => remove(row.path)}
              />
              {naming?.kind === 'copy' && naming.path === row.path ? (
                <li>
                  <PathInput label={`Path of the copy of ${row.path}`} value={copyPath(Object.keys(files), row.path)} isProposal {...typed} />
                </li>
              ) : null}
            </Fragment>
          ),
        )}
        {seen.below > 0 && <li aria-hidden style={{ height: seen.below }} />}
      </ul>
    </div>
  );
}
