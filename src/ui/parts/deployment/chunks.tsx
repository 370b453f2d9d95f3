import { type ReactNode, useEffect, useRef, useState } from 'react';

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
  if (items.length <= WHOLE || typeof IntersectionObserver === 'undefined') return items.map(children);
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, at) => items.slice(at * PIECE, (at + 1) * PIECE));
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the list
    <Chunk key={at} role={role} height={piece.length * rowHeight} isKept={isKept !== undefined && piece.some(isKept)}>
      {() => piece.map((item, index) => children(item, at * PIECE + index))}
    </Chunk>
  ));
}

const WHOLE = 80;
const PIECE = 40;
/** So far beyond the edges is drawn already. */
const MARGIN = '800px 0px';

function Chunk({
  role,
  height,
  isKept,
  children,
}: {
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
    const observer = new IntersectionObserver(
      (entries) => {
        const isSeen = entries.at(-1)?.isIntersecting ?? true;
        if (!isSeen && element.contains(document.activeElement)) return;
        if (!isSeen && element.childElementCount > 0) setDrawn(element.offsetHeight);
        setNear(isSeen);
      },
      { root: scrollerOf(element), rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isDrawn = isNear || isKept;
  return (
    <div ref={box} role={isDrawn ? role : undefined} aria-hidden={isDrawn ? undefined : true} style={isDrawn ? undefined : { height: drawn ?? height }}>
      {isDrawn && children()}
    </div>
  );
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
