/** The middle of several runs, milliseconds: what a benchmark reports, since one run says little. */
export function median(runs: number, run: (index: number) => void): number {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    run(index);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

/** One line of a benchmark: absolute, and as a ratio to the reference of the same run, which is what can be compared between machines. */
export function line(name: string, milliseconds: number, reference: { readonly name: string; readonly milliseconds: number }, aim?: number): string {
  const ratio = (milliseconds / reference.milliseconds).toFixed(milliseconds < reference.milliseconds / 10 ? 3 : 2);
  const aimed = aim === undefined ? '' : `  (aim ${aim} ms)`;
  return `${name.padEnd(52)} ${milliseconds.toFixed(1).padStart(8)} ms  ${ratio.padStart(6)} x ${reference.name}${aimed}`;
}
