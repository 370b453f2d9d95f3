import { type RefObject, useLayoutEffect, useState } from 'react';

/** Fewer rows than this are all drawn. */
const MANY = 150;
/** Rows drawn beyond those that are seen, on either side: scrolling meets no gap. */
const SPARE = 20;

export interface SeenRows {
  readonly from: number;
  readonly to: number;
  /** What stands in for the others, in pixels. */
  readonly above: number;
  readonly below: number;
}

/** Which of many rows of one height have to be drawn. */
export function seenRows(count: number, rowHeight: number, top: number, height: number): SeenRows {
  if (count <= MANY) return { from: 0, to: count, above: 0, below: 0 };
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - SPARE));
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE);
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}

/** The same, of a list that scrolls by itself. */
export function useSeenRows(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): SeenRows {
  const [view, setView] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resizing = new ResizeObserver(look);
    resizing.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resizing.disconnect();
    };
  }, [list]);
  return seenRows(count, rowHeight, view.top, view.height);
}
