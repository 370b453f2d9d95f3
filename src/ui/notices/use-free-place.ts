import { useCallback, useEffect, useState } from 'react';
import { type Area, CORNER, type Control, type FreePlace, freePlace } from './free-place.ts';

const DIALOG = '.dialog';
/** What scrolls in a dialog. */
const BODIES = '.frame-body, .monitor-body, .palette-list';
const CONTROLS = 'a[href], button, input, select, textarea, summary, [role="tab"], [role="checkbox"], [role="radio"], [role="option"], [tabindex="0"]';
/** What a toast takes, before it stands there to be measured. */
const USUAL = { width: 356, height: 84 };
/** Between two toasts. */
const BETWEEN = 14;

/** Where toasts stand: over no control of the dialogs that are open. `look` looks once more, when a toast has come. */
export function useFreePlace(): { readonly place: FreePlace; readonly look: () => void } {
  const [place, setPlace] = useState<FreePlace>(CORNER);
  const measure = useCallback(() => {
    setPlace((now) => {
      const window = { width: innerWidth, height: innerHeight };
      const next = freePlace({ window, toasts: toastsSize(), controls: controlsOfDialogs(), now });
      return next.right === now.right && next.bottom === now.bottom ? now : next;
    });
  }, []);
  const look = useCallback(() => {
    requestAnimationFrame(measure);
  }, [measure]);
  useEffect(() => {
    const sizes = new ResizeObserver(look);
    const contents = new MutationObserver(look);
    const follow = () => {
      sizes.disconnect();
      contents.disconnect();
      for (const dialog of document.querySelectorAll(DIALOG)) {
        sizes.observe(dialog);
        contents.observe(dialog, { childList: true, subtree: true });
      }
      measure();
    };
    // Dialogs open at the end of the page.
    const dialogs = new MutationObserver(follow);
    dialogs.observe(document.body, { childList: true });
    window.addEventListener('resize', look);
    follow();
    return () => {
      dialogs.disconnect();
      contents.disconnect();
      sizes.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [measure, look]);
  return { place, look };
}

function toastsSize(): { width: number; height: number } {
  const heights = [...document.querySelectorAll<HTMLElement>('[data-sonner-toast][data-visible="true"]:not([data-removed="true"])')].map(
    (one) => one.offsetHeight,
  );
  if (heights.length === 0) return USUAL;
  return { width: USUAL.width, height: heights.reduce((sum, height) => sum + height, BETWEEN * (heights.length - 1)) };
}

function controlsOfDialogs(): Control[] {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].flatMap((dialog) =>
    [...dialog.querySelectorAll<HTMLElement>(CONTROLS)].flatMap((control) => {
      const body = control.closest<HTMLElement>(BODIES);
      const seen = within(control.getBoundingClientRect(), (body ?? dialog).getBoundingClientRect());
      return seen ? [{ ...seen, isInBody: body !== null }] : [];
    }),
  );
}

/** What is seen of it; undefined: nothing. */
function within(control: Area, frame: Area): Area | undefined {
  const left = Math.max(control.left, frame.left);
  const top = Math.max(control.top, frame.top);
  const right = Math.min(control.right, frame.right);
  const bottom = Math.min(control.bottom, frame.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}
