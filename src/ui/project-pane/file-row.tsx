import { ChevronRight, MoreHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
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
  return (
    <li
      className="file-row"
      data-active={isActive || undefined}
      data-target={isTarget || undefined}
      data-folder={isFolder ? row.path : row.path.split('/').slice(0, -1).join('/')}
      draggable={!isFolder && row.path !== MANIFEST_FILE}
      onDragStart={(event) => beginFileDrag(event, row.path)}
    >
      <button
        type="button"
        className="file-name"
        style={{ paddingLeft: 8 + row.depth * 14 }}
        title={row.path}
        aria-expanded={isFolder ? !isClosed : undefined}
        aria-current={isActive ? 'true' : undefined}
        onClick={onChoose}
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
  return (
    // Not modal: a modal one takes the focus back from the field that an item opens.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button file-menu" aria-label={`Actions of ${path}`}>
        <MoreHorizontal size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
          {isFolder ? (
            <>
              <Item title="New file here…" onSelect={onNewFile} />
              <Item title="Add files here…" onSelect={onAddFiles} />
            </>
          ) : (
            <>
              <Item title="Rename or move…" onSelect={onMove} />
              <Item title="Duplicate…" onSelect={onDuplicate} />
              <Item title="Delete" onSelect={onRemove} />
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ title, onSelect }: { readonly title: string; readonly onSelect: () => void }) {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
      {title}
    </DropdownMenu.Item>
  );
}
