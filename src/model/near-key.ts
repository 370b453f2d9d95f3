/** The known key that was likely meant: `memorySize` → memory, `timout` → timeout; undefined: none is near. */
export function nearKey(key: string, known: readonly string[]): string | undefined {
  const typed = key.toLowerCase();
  const longer = known.find((one) => one.length >= 4 && (typed.startsWith(one.toLowerCase()) || (typed.length >= 4 && one.toLowerCase().startsWith(typed))));
  return longer ?? known.find((one) => distance(typed, one.toLowerCase()) <= (one.length > 5 ? 2 : 1));
}

/** How many letters have to be changed, added or left out. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let a = 1; a <= one.length; a += 1) {
    const next = [a];
    for (let b = 1; b <= other.length; b += 1) {
      const change = (row[b - 1] ?? 0) + (one[a - 1] === other[b - 1] ? 0 : 1);
      next.push(Math.min(change, (row[b] ?? 0) + 1, (next[b - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
