import { type RefObject, useEffect, useRef } from 'react';

/** Escape within `element` does this while `isOn`, before a dialog around it hears of it: that listens on the document, and would close. */
export function useEscapeFirst(element: RefObject<HTMLElement | null>, isOn: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !element.current?.contains(document.activeElement)) return;
      event.preventDefault();
      // One press does one thing, whoever else listens for it.
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [element, isOn]);
}
