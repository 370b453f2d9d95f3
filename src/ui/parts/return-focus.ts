import type { Disposable } from '#base/disposable.ts';

/** What opens above the screen and goes again: none of it is a place to come back to. */
const PASSING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [data-sonner-toaster]';
const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** Where to go when what one came from is gone: the code, its tab, the deployment in the footer. */
const OTHERS = ['#editor-host:not([hidden]) :is(textarea, .native-edit-context)', '.editor-tabs [aria-selected="true"]', '.footer-deployment'];

// The page has one focus, so it has one place where that was last.
let place: HTMLElement | undefined;
/** Where one was in each dialog that is open: another may open above it. */
const places = new WeakMap<Element, HTMLElement>();

/** Remembers where on the screen one was, apart from dialogs and menus: several of them may follow one another. */
export function followFocus(): Disposable {
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const dialog = target.closest(DIALOG);
    if (dialog) places.set(dialog, target);
    else if (!target.closest(PASSING)) place = target;
  };
  document.addEventListener('focusin', note);
  return { dispose: () => document.removeEventListener('focusin', note) };
}

/**
 * A dialog closed: back to where one was in the dialog beneath it, else on the screen, else to the code. What closed it may have sent the focus
 * somewhere already: there it stays.
 */
export function returnFocus(event: Event): void {
  event.preventDefault();
  if (isSomewhere()) return;
  const beneath = [...document.querySelectorAll<HTMLElement>(DIALOG)].filter((one) => one !== event.target).reverse();
  if (beneath.some((one) => goBackIn(one))) return;
  if (place?.isConnected && goTo(place)) return;
  goToFirst(OTHERS);
}

/** What had the focus gave way to a project: on to its file, on whose tab a second Enter does nothing, as it would in the code. Who hasn't been anywhere is left there. */
export function moveOn(): void {
  if (!isSomewhere() && place && !place.isConnected) goToFirst(OTHERS.slice(1));
}

/** Where one was in it; what is gone or can't be pressed any more leaves the whole of it. */
function goBackIn(dialog: HTMLElement): boolean {
  const was = places.get(dialog);
  return (was?.isConnected === true && goTo(was)) || goTo(dialog);
}

function isSomewhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

function goToFirst(selectors: readonly string[]): void {
  selectors.some((selector) => {
    const element = document.querySelector<HTMLElement>(selector);
    return element !== null && goTo(element);
  });
}

/** Whether it took it: what is hidden or disabled doesn't. */
function goTo(element: HTMLElement): boolean {
  if (element.checkVisibility?.() === false || element.matches(':disabled')) return false;
  element.focus();
  return document.activeElement === element;
}
