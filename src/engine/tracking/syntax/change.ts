/** An edit that leads from one text to another. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

const BLOCK = 2048;

/** The one stretch in which two texts differ. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  // Whole blocks are compared at once: much quicker than characters.
  while (from + BLOCK <= most && before.slice(from, from + BLOCK) === after.slice(from, from + BLOCK)) from += BLOCK;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let oldTo = before.length;
  let newTo = after.length;
  while (oldTo - BLOCK >= from && newTo - BLOCK >= from && before.slice(oldTo - BLOCK, oldTo) === after.slice(newTo - BLOCK, newTo)) {
    oldTo -= BLOCK;
    newTo -= BLOCK;
  }
  while (oldTo > from && newTo > from && before.charCodeAt(oldTo - 1) === after.charCodeAt(newTo - 1)) {
    oldTo--;
    newTo--;
  }
  return { from, oldTo, newTo };
}
