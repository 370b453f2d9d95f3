import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * A button inside `root` that can't be pressed any more, or is gone, takes the focus with it: it goes to `status`, which says what came of it.
 * Not to another button: a second press of Enter must not do something else.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, status: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const element = root.current;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [root]);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const was = last.current;
    if (!was || (was.isConnected && !was.matches(':disabled'))) return;
    if (activeElement === was || activeElement === document.body) status.current?.focus();
    last.current = undefined;
  });
}
