import type { Disposable } from '#base/disposable.ts';

/** What opens above the screen and goes again: none of it is a place to come back to. */
const PASSING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [data-sonner-toaster]';
const CODE = '#editor-host:not([hidden]) :is(textarea, .native-edit-context)';

// The page has one focus, so it has one place where that was last.
let place: HTMLElement | undefined;

/** Remembers where on the screen one was, apart from dialogs and menus: several of them may follow one another. */
export function followFocus(): Disposable {
  const note = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target !== document.body && !target.closest(PASSING)) place = target;
  };
  document.addEventListener('focusin', note);
  return { dispose: () => document.removeEventListener('focusin', note) };
}

/** A dialog closed: back to where one was, else to the code. What closed it may have sent the focus somewhere already: there it stays. */
export function returnFocus(event: Event): void {
  event.preventDefault();
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) return;
  const to = place?.isConnected && place.checkVisibility?.() !== false ? place : document.querySelector<HTMLElement>(CODE);
  to?.focus();
}
