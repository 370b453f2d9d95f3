import { type RefObject, useLayoutEffect, useReducer, useRef } from 'react';
import type { TreeRow } from '#state/file-tree.ts';

/**
 * Gives the focus to the first of `paths` that has a row, with what is drawn next: what had the focus goes with what is done, and would leave
 * it nowhere. In a closed folder it is the folder; where there is none of them, the tree.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, rows: readonly TreeRow[], rowHeight: number): (paths: readonly string[]) => void {
  const wanted = useRef<readonly string[]>(undefined);
  // What is done may have been drawn already, and nothing else would draw it again.
  const [, draw] = useReducer((times: number) => times + 1, 0);
  useLayoutEffect(() => {
    const { current: element } = list;
    if (!wanted.current || !element) return;
    const row = rowOf(rows, wanted.current);
    const drawn = row && element.querySelector<HTMLElement>(`.file-name[title="${CSS.escape(row.path)}"]`);
    if (row && !drawn) {
      // Of many rows only those that are seen are drawn; this one comes when it is scrolled to.
      element.scrollTop = rows.indexOf(row) * rowHeight - element.clientHeight / 2;
      return;
    }
    wanted.current = undefined;
    (drawn ?? element).focus();
  });
  return (paths) => {
    wanted.current = paths;
    draw();
  };
}

function rowOf(rows: readonly TreeRow[], paths: readonly string[]): TreeRow | undefined {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const found = paths.find((path) => byPath.has(path));
  const [first = ''] = paths;
  return found === undefined ? rows.findLast((row) => first.startsWith(`${row.path}/`)) : byPath.get(found);
}

/** The rows that the focus may go to when one goes: those behind it, then those before it. */
export function rowsAround(rows: readonly TreeRow[], path: string): readonly string[] {
  const at = rows.findIndex((row) => row.path === path);
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at)).reverse()].map((row) => row.path);
}
