/** An edit that leads from one text to another. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/** The one stretch in which two texts differ. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let oldTo = before.length;
  let newTo = after.length;
  while (oldTo > from && newTo > from && before.charCodeAt(oldTo - 1) === after.charCodeAt(newTo - 1)) {
    oldTo--;
    newTo--;
  }
  return { from, oldTo, newTo };
}
