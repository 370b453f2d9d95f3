import type { Disposable } from '#base/disposable.ts';
import { isShortcut } from '../parts/shortcut.ts';

/** In the order in which Tab goes through them. */
const REGIONS = '[aria-label="Tools"], #side, #editor, #panel, #inspector, .status-bar';
/** What opens above the screen keeps the focus. */
const ABOVE = '[role="dialog"], [role="alertdialog"], [role="menu"]';
/** In the editor it is the code that one wants, not its tab. */
const CODE = '#editor-host:not([hidden]) :is(textarea, .native-edit-context)';
const FOCUSABLE = ':is(a[href], button, input, select, textarea, [tabindex]):not(:disabled, [tabindex="-1"])';

/** F6 moves the focus on to the next region of the screen, Shift+F6 back: to what had it there last, else to what comes first there. */
export function takeRegionKeys(): Disposable {
  const places = new WeakMap<Element, Element>();
  const note = ({ target }: FocusEvent) => {
    const region = target instanceof Element ? target.closest(REGIONS) : null;
    if (region) places.set(region, target as Element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = isShortcut(event, 'F6') ? 1 : isShortcut(event, 'Shift+F6') ? -1 : 0;
    if (step === 0 || document.querySelector(ABOVE)) return;
    event.preventDefault();
    event.stopPropagation();
    const regions = [...document.querySelectorAll(REGIONS)];
    const here = regions.findIndex((one) => one.contains(document.activeElement));
    // From elsewhere, as from the menus: on to the first, back to the last.
    const from = here === -1 && step === -1 ? 0 : here;
    const others = regions.map((_, index) => regions.at((from + step * (index + 1)) % regions.length) as Element);
    others.some((region) => candidates(region, places.get(region)).some(takesFocus));
  };
  document.addEventListener('focusin', note);
  // Before the editor, which has keys of its own.
  addEventListener('keydown', onKeyDown, { capture: true });
  return {
    dispose() {
      document.removeEventListener('focusin', note);
      removeEventListener('keydown', onKeyDown, { capture: true });
    },
  };
}

function candidates(region: Element, last: Element | undefined): readonly Element[] {
  return [...(last && region.contains(last) ? [last] : []), ...region.querySelectorAll(CODE), ...region.querySelectorAll(FOCUSABLE)];
}

/** What is hidden or disabled doesn't. */
function takesFocus(element: Element): boolean {
  if (!(element instanceof HTMLElement) || element.checkVisibility?.() === false) return false;
  element.focus();
  return element.contains(document.activeElement);
}
