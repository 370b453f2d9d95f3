import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { scrollerOf } from './chunks.tsx';
import { useEscapeFirst } from './escape-first.ts';

export interface OpenRows {
  /** For the element with the role `treegrid`. Its rows carry `data-row`, what opens under them `data-details`: the row's id. */
  readonly grid: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** What the Tab key comes to: one of them all. */
  readonly stop: Stop;
  /** How many there are, those that opened and the head counted. */
  readonly rowCount: number;
  /** The number of the row at this place among them. */
  rowIndex(at: number): number;
  isOpen(id: string): boolean;
  /** Opens a row, and goes to it. */
  show(id: string): void;
}

/** A row, or what opened under it. */
interface Stop {
  readonly id: string;
  readonly isDetails: boolean;
}

/**
 * A long list of rows by keyboard: one stop of the Tab key, from which arrows, Home, End and the page keys lead to the others. Enter and space
 * open and close what a row has to tell; Escape closes all that is open, before it closes the dialog around it. The list listens, its rows don't.
 */
export function useOpenRows(ids: readonly string[]): OpenRows {
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Stop>({ id: '', isDetails: false });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const openAt = useMemo(() => (open.size === 0 ? [] : ids.flatMap((id, index) => (open.has(id) ? [index] : []))), [ids, open]);
  // Where one was is gone: what stands in its place now is next.
  const last = useRef(0);
  const found = ids.indexOf(at.id);
  const index = found >= 0 ? found : Math.max(0, Math.min(last.current, ids.length - 1));
  const stop: Stop = { id: ids[index] ?? '', isDetails: found >= 0 && at.isDetails && open.has(at.id) };
  useEffect(() => {
    last.current = index;
  }, [index]);

  const focus = useFocus(ref, stop);
  const go = (id: string, isDetails = false): void => {
    focus.isWanted.current = true;
    setAt({ id, isDetails });
  };
  const toggle = (id: string): void => {
    setOpen(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set(open).add(id));
    go(id);
  };
  useEscapeFirst(ref, open.size > 0, () => {
    setOpen(new Set());
    go(stop.id);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const on = stopOf(event.target);
    if (!on || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { id, isDetails } = on;
    if (event.key === 'Enter' || event.key === ' ') {
      // What is within a row is pressed by them.
      if (!isStop(event.target)) return;
      toggle(id);
    } else if (event.key === 'ArrowRight') {
      if (open.has(id)) go(id, true);
      else toggle(id);
    } else if (event.key === 'ArrowLeft') {
      if (isDetails) go(id);
      else if (open.has(id)) toggle(id);
    } else {
      const stops = ids.flatMap((one) => (open.has(one) ? [{ id: one }, { id: one, isDetails: true }] : [{ id: one }]));
      const from = stops.findIndex((one) => one.id === id && (one.isDetails ?? false) === isDetails);
      const to = stops[movedBy(event.key, from, stops.length, ref.current) ?? -1];
      if (!to) return;
      go(to.id, to.isDetails);
    }
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    // Who clicked a link meant that, and who selected some text wants to copy it.
    if (!row || (target as Element).closest('a, button:not([data-opens])') || (getSelection()?.toString() ?? '') !== '') return;
    toggle(row.dataset.row ?? '');
  };
  const onFocus = ({ target }: FocusEvent): void => {
    focus.isWithin.current = true;
    const on = stopOf(target);
    if (on && (on.id !== at.id || on.isDetails !== at.isDetails)) setAt(on);
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    focus.isWithin.current = relatedTarget instanceof Node && ref.current?.contains(relatedTarget) === true;
  };
  return {
    grid: { ref, onKeyDown, onClick, onFocus, onBlur },
    stop,
    rowCount: ids.length + openAt.length + 1,
    rowIndex: (of) => of + 2 + openAt.filter((one) => one < of).length,
    isOpen: (id) => open.has(id),
    show: (id) => {
      setOpen(new Set(open).add(id));
      go(id);
    },
  };
}

/** Rows come, go and change their place: the focus goes where it is wanted, and stays where it was. */
function useFocus(ref: RefObject<HTMLDivElement | null>, { id, isDetails }: Stop) {
  const isWanted = useRef(false);
  const isWithin = useRef(false);
  useLayoutEffect(() => {
    const isLost = isWithin.current && (document.activeElement === null || document.activeElement === document.body);
    if (!isWanted.current && !isLost) return;
    isWanted.current = false;
    isWithin.current = false;
    const row = ref.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    const details = ref.current?.querySelector<HTMLElement>(`[data-details="${id}"]`);
    (isDetails ? details : row)?.focus({ preventScroll: true });
    // What opened is seen with its row; where both are too much, it begins with the row.
    details?.scrollIntoView?.({ block: 'nearest' });
    if (!isDetails) row?.scrollIntoView?.({ block: 'nearest' });
  });
  return { isWanted, isWithin };
}

const STOP = '[data-row], [data-details]';

function isStop(target: EventTarget): boolean {
  return target instanceof Element && target.matches(STOP);
}

function stopOf(target: EventTarget): Stop | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(STOP) : null;
  if (!element) return undefined;
  const { row, details = '' } = element.dataset;
  return { id: row ?? details, isDetails: row === undefined };
}

function movedBy(key: string, from: number, count: number, grid: HTMLElement | null): number | undefined {
  const within = (to: number): number => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + pageOf(grid));
    case 'PageUp':
      return within(from - pageOf(grid));
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** As many rows as are seen at once, but one. */
function pageOf(grid: HTMLElement | null): number {
  const seen = (grid && scrollerOf(grid)?.clientHeight) || window.innerHeight;
  const row = grid?.querySelector<HTMLElement>('[data-row]')?.offsetHeight || 28;
  return Math.max(1, Math.floor(seen / row) - 1);
}
