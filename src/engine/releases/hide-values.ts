/** Shorter ones would blank out words that have nothing to do with them. */
const SHORTEST = 4;

/** Leaves out values that must not be kept, wherever the cloud's own words repeat one. */
export function hiding(values: readonly string[]): (text: string) => string {
  const hidden = [...new Set(values)].filter((one) => one.length >= SHORTEST).sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((left, one) => left.replaceAll(one, '***'), text);
}
