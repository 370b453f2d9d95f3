import type { Disposable } from '#base/disposable.ts';

/** What somebody is asked something in, and what lies behind it. */
const CONTENT = '[role="dialog"], [role="alertdialog"]';
const FRAME = `${CONTENT}, .dialog-overlay`;
const CONTROL = 'button, a[href], input, select, textarea, summary, label, [role="tab"], [role="option"], [role="menuitem"]';

/** As long as the two clicks of a double click are apart, in milliseconds, and as far, in pixels. */
const DOUBLE_CLICK = 600;
const NEAR = 6;
/** So long what came under the pointer by itself is nothing that was aimed at. */
const SETTLING = 400;
const STILL = 2;
/** So long after a key or a turn of the wheel, what comes is taken for what it has brought about, in milliseconds: a busy machine shows it late. */
const ACTING = 2_000;

interface Press {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** The control that was pressed, else the dialog or the page. */
  readonly place: Element;
  /** The same button may mean another thing a moment later. */
  readonly label: string;
  readonly isInFrame: boolean;
}

/**
 * The second click of a double click belongs to what the first one met. Where a dialog or its content has changed in between, it does
 * nothing, and neither does a click on what has just come under a pointer that rests. The keyboard, and who aims anew, are left alone.
 */
export function ignoreStrayClicks(): Disposable {
  let last: Press | undefined;
  /** What is pressed now differs from what was pressed a moment ago. */
  let differs = false;
  let isStray = false;
  let hovered: Press | undefined;
  let shifted: Press | undefined;
  let actedAt = Number.NEGATIVE_INFINITY;
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onPointerDown = (event: PointerEvent): void => {
    const press = pressOf(event);
    if (!press || event.button !== 0) return;
    differs = last !== undefined && isNear(last, press, DOUBLE_CLICK, NEAR) && isAnother(last, press);
    isStray = shifted !== undefined && isNear(shifted, press, SETTLING, STILL);
    // Of the next click, too, the first one decides.
    last = differs && last ? { ...last, at: press.at } : press;
    // A press behind a dialog closes it.
    if ((differs || isStray) && event.target instanceof Element && !event.target.closest(CONTENT)) stop(event);
  };
  const onMouse = (event: MouseEvent): void => {
    // A key's click counts none.
    if (event.detail === 0 || event.button !== 0) return;
    if (isStray || (differs && event.detail > 1)) stop(event);
  };
  const onOver = (event: PointerEvent): void => {
    const press = pressOf(event);
    if (!press) return;
    // Nobody moved: something else came under the pointer.
    if (hovered && isAnother(hovered, press) && hovered.x === press.x && hovered.y === press.y && press.at - actedAt > ACTING) shifted = press;
    hovered = press;
  };
  const onMove = (event: PointerEvent): void => {
    hovered = pressOf(event);
    // Who has left and comes back aims at what is there now.
    if (shifted && hovered && !isNear(shifted, hovered, Number.POSITIVE_INFINITY, STILL)) shifted = undefined;
  };
  // Whoever scrolls, or works by keyboard, brings about what comes under the pointer.
  const onAct = (event: Event): void => {
    actedAt = event.timeStamp;
  };
  const listening = new AbortController();
  const { signal } = listening;
  const options = { capture: true, signal };
  addEventListener('pointerdown', onPointerDown, options);
  for (const type of ['mousedown', 'click', 'dblclick'] as const) addEventListener(type, onMouse, options);
  addEventListener('pointerover', onOver, options);
  addEventListener('pointermove', onMove, options);
  for (const type of ['wheel', 'keydown'] as const) addEventListener(type, onAct, { ...options, passive: true });
  return { dispose: () => listening.abort() };
}

function pressOf({ target, timeStamp, screenX, screenY }: PointerEvent): Press | undefined {
  if (!(target instanceof Element)) return undefined;
  const place = placeOf(target);
  const label = place.matches(CONTROL) ? (place.getAttribute('aria-label') ?? place.textContent ?? '') : '';
  return { at: timeStamp, x: screenX, y: screenY, place, label, isInFrame: target.closest(FRAME) !== null };
}

function placeOf(target: Element): Element {
  const control = target.closest(CONTROL);
  if (control instanceof HTMLInputElement) return control.labels?.[0] ?? control;
  return control ?? target.closest(FRAME) ?? document.documentElement;
}

function isNear(one: Press, other: Press, time: number, distance: number): boolean {
  return other.at - one.at < time && Math.abs(other.x - one.x) <= distance && Math.abs(other.y - one.y) <= distance;
}

function isAnother(one: Press, other: Press): boolean {
  return (one.place !== other.place || one.label !== other.label) && (one.isInFrame || other.isInFrame);
}
