import { ChevronRight, MoreHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type KeyboardEvent, useRef } from 'react';
import { MANIFEST_FILE } from '#model/project.ts';
import type { TreeRow } from '#state/file-tree.ts';
import { beginFileDrag } from './use-file-drops.ts';

export interface FileRowProps {
  readonly row: TreeRow;
  readonly isActive: boolean;
  readonly isClosed: boolean;
  readonly onChoose: () => void;
  /** What is dragged would go into this folder. */
  readonly isTarget: boolean;
  readonly onNewFile: () => void;
  readonly onAddFiles: () => void;
  readonly onDuplicate: () => void;
  readonly onMove: () => void;
  readonly onRemove: () => void;
}

export function FileRow({ row, isActive, isClosed, isTarget, onChoose, ...actions }: FileRowProps) {
  const isFolder = row.kind === 'folder';
  const canGo = row.path !== MANIFEST_FILE;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!canGo || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'F2') actions.onMove();
    else if (event.key === 'Delete') actions.onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className="file-row"
      data-active={isActive || undefined}
      data-target={isTarget || undefined}
      data-folder={isFolder ? row.path : row.path.split('/').slice(0, -1).join('/')}
      draggable={canGo}
      onDragStart={(event) => beginFileDrag(event, row.path)}
    >
      <button
        type="button"
        className="file-name"
        style={{ paddingLeft: 8 + row.depth * 14 }}
        title={row.path}
        aria-expanded={isFolder ? !isClosed : undefined}
        aria-current={isActive ? 'true' : undefined}
        aria-keyshortcuts={canGo ? 'F2 Delete' : undefined}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        {isFolder ? (
          <ChevronRight size={13} aria-hidden className="file-chevron" />
        ) : (
          <span className="file-sign">{row.function === undefined ? '' : 'ƒ'}</span>
        )}
        {row.name}
        {row.function === undefined ? null : <span className="for-readers"> (function {row.function})</span>}
      </button>
      {row.path === MANIFEST_FILE ? null : <FileMenu path={row.path} isFolder={isFolder} {...actions} />}
    </li>
  );
}

type FileMenuProps = Pick<FileRowProps, 'onNewFile' | 'onAddFiles' | 'onDuplicate' | 'onMove' | 'onRemove'> & {
  readonly path: string;
  readonly isFolder: boolean;
};

function FileMenu({ path, isFolder, onNewFile, onAddFiles, onDuplicate, onMove, onRemove }: FileMenuProps) {
  // What an item begins says where the focus goes; closed without one, the menu gives it back.
  const isChosen = useRef(false);
  const choosing = (onSelect: () => void) => () => {
    isChosen.current = true;
    onSelect();
  };
  const onCloseAutoFocus = (event: Event) => {
    if (isChosen.current) event.preventDefault();
    isChosen.current = false;
  };
  return (
    // Not modal: a modal one takes the focus back from the field that an item opens.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button file-menu" aria-label={`Actions of ${path}`}>
        <MoreHorizontal size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu file-actions" align="start" onCloseAutoFocus={onCloseAutoFocus}>
          {isFolder ? (
            <>
              <Item title="New file here…" onSelect={choosing(onNewFile)} />
              <Item title="Add files here…" onSelect={onAddFiles} />
            </>
          ) : null}
          <Item title="Rename or move…" keys="F2" onSelect={choosing(onMove)} />
          {isFolder ? null : <Item title="Duplicate…" onSelect={choosing(onDuplicate)} />}
          <Item title="Delete" keys="Delete" onSelect={choosing(onRemove)} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ title, keys, onSelect }: { readonly title: string; readonly keys?: string; readonly onSelect: () => void }) {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
      {title}
      {keys === undefined ? null : <kbd aria-hidden>{keys}</kbd>}
    </DropdownMenu.Item>
  );
}
