/** From the window's bottom and sides to the toasts, in pixels: above the status bar. */
export const EDGE = 36;
const GAP = 8;
const STEP = 8;

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Control extends Area {
  /** In what scrolls: a long list of rows leaves no room between them. */
  readonly isInBody: boolean;
}

/** Distances from the window's right and bottom. */
export interface FreePlace {
  readonly right: number;
  readonly bottom: number;
}

export const CORNER: FreePlace = { right: EDGE, bottom: EDGE };

/** The lowest place at the right edge, else at the left one, that covers none of these; where there is none, as little as can be. */
export function freePlace(of: {
  readonly window: { readonly width: number; readonly height: number };
  readonly toasts: { readonly width: number; readonly height: number };
  readonly controls: readonly Control[];
  /** Where they stand: it is kept as long as it covers nothing. */
  readonly now: FreePlace;
}): FreePlace {
  const { window, toasts, controls, now } = of;
  if (controls.length === 0) return CORNER;
  const covered = (place: FreePlace): number => {
    const right = window.width - place.right + GAP;
    const bottom = window.height - place.bottom + GAP;
    const area = { right, bottom, left: right - toasts.width - 2 * GAP, top: bottom - toasts.height - 2 * GAP };
    return controls.reduce((sum, control) => sum + overlap(area, control) * (control.isInBody ? 1 : 100), 0);
  };
  if (now !== CORNER && fits(now, of) && covered(now) === 0) return now;
  let best = CORNER;
  let least = covered(CORNER);
  const highest = window.height - toasts.height - GAP;
  const farthest = window.width - toasts.width;
  for (let bottom = EDGE; least > 0 && bottom <= highest; bottom += STEP) {
    for (const right of [EDGE, GAP, farthest - EDGE, farthest - GAP].filter((one) => one > 0)) {
      const area = covered({ right, bottom });
      if (area < least) [best, least] = [{ right, bottom }, area];
    }
  }
  return best;
}

function fits({ right, bottom }: FreePlace, { window, toasts }: Pick<Parameters<typeof freePlace>[0], 'window' | 'toasts'>): boolean {
  return right + toasts.width <= window.width && bottom + toasts.height <= window.height;
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}
