import { useEffect, useState } from 'react';

/** From the window's bottom and right edges to the toasts, in pixels: above the status bar. */
export const EDGE = 36;
/** A toast and its room at the right edge. */
const COLUMN = 356 + EDGE;
const GAP = 8;

/** How far from the window's bottom toasts may begin: above the buttons of the dialog that is open, where those would lie beneath. */
export function useRoomBelow(): number {
  const [room, setRoom] = useState(EDGE);
  useEffect(() => {
    const measure = () => setRoom(roomBelow());
    const sizes = new ResizeObserver(measure);
    const look = () => {
      sizes.disconnect();
      for (const element of document.querySelectorAll(`.dialog, ${BODIES}`)) sizes.observe(element);
      measure();
    };
    // Dialogs open at the end of the page.
    const dialogs = new MutationObserver(look);
    dialogs.observe(document.body, { childList: true });
    window.addEventListener('resize', measure);
    look();
    return () => {
      dialogs.disconnect();
      sizes.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return room;
}

/** What scrolls in a dialog: its buttons are what comes after it. */
const BODIES = '.dialog :is(.frame-body, .monitor-body)';

function roomBelow(): number {
  const body = [...document.querySelectorAll(BODIES)].at(-1);
  if (!body?.nextElementSibling) return EDGE;
  const { right, bottom } = body.getBoundingClientRect();
  return right <= window.innerWidth - COLUMN ? EDGE : Math.max(EDGE, Math.ceil(window.innerHeight - bottom) + GAP);
}
