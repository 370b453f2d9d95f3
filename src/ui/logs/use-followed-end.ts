import { type RefObject, useEffect, useRef } from 'react';

/** As near counts as the end: a line. */
const NEAR = 24;

/** Keeps a list at its end, also while what is in it grows after it was drawn: scrolling up lets go of it, scrolling to the end takes it up again. */
export function useFollowedEnd(list: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): void {
  const isFollowed = useRef(true);
  useEffect(() => {
    const box = list.current;
    if (!box || !content.current) return;
    let last = box.scrollTop;
    const follow = () => {
      if (isFollowed.current) box.scrollTop = box.scrollHeight;
    };
    const look = () => {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      // Away from the end without going up: the list grew.
      if (isAtEnd) isFollowed.current = true;
      else if (box.scrollTop < last) isFollowed.current = false;
      last = box.scrollTop;
    };
    // Lines out of view are measured only once they come into it, so the end moves on after each step towards it.
    const sizes = new ResizeObserver(follow);
    sizes.observe(content.current);
    sizes.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [list, content]);
}
