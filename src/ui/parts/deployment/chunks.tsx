import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

/**
 * A long list in pieces of which only those near what is seen are drawn; the others keep their place. Short lists are drawn whole, and so is
 * a piece that holds the focus, or that `isKept` says has to be reached by keyboard.
 */
export function Chunks<Item>({
  items,
  rowHeight,
  role,
  isKept,
  children,
}: {
  readonly items: readonly Item[];
  /** In pixels, until it has been drawn once. */
  readonly rowHeight: number;
  readonly role: 'rowgroup' | 'presentation';
  readonly isKept?: (item: Item) => boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}) {
  // Looked for once: the browser has to work out all styles for it.
  const scroller = useRef<HTMLElement | null>(undefined);
  if (items.length <= WHOLE || typeof IntersectionObserver === 'undefined') return items.map(children);
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, at) => items.slice(at * PIECE, (at + 1) * PIECE));
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the list
    <Chunk key={at} scroller={scroller} role={role} height={piece.length * rowHeight} isKept={isKept !== undefined && piece.some(isKept)}>
      {() => piece.map((item, index) => children(item, at * PIECE + index))}
    </Chunk>
  ));
}

const WHOLE = 80;
const PIECE = 40;
/** As much again before and after what is seen is drawn already. */
const MARGIN = '100% 0px';

function Chunk({
  scroller,
  role,
  height,
  isKept,
  children,
}: {
  readonly scroller: RefObject<HTMLElement | null | undefined>;
  readonly role: 'rowgroup' | 'presentation';
  readonly height: number;
  readonly isKept: boolean;
  readonly children: () => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [drawn, setDrawn] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    if (scroller.current === undefined) scroller.current = scrollerOf(element);
    const observer = new IntersectionObserver(
      (entries) => {
        const isSeen = entries.at(-1)?.isIntersecting ?? true;
        if (!isSeen && element.contains(document.activeElement)) return;
        if (!isSeen && element.childElementCount > 0) setDrawn(element.offsetHeight);
        setNear(isSeen);
      },
      { root: scroller.current, rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const isDrawn = isNear || isKept;
  return (
    <div ref={box} role={isDrawn ? role : undefined} aria-hidden={isDrawn ? undefined : true} style={isDrawn ? undefined : { height: drawn ?? height }}>
      {isDrawn && children()}
    </div>
  );
}

export function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
