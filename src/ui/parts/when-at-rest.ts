/** Whoever begins to type at once has the page to themselves for so long, in milliseconds. */
const FIRST_KEYS = 500;
/** A page that never rests keeps nobody waiting for longer. */
const PATIENCE = 2_000;

/** Calls back when the first keys had their time and the page has nothing else to do. Gives what takes the call back. */
export function whenAtRest(callback: () => void): () => void {
  let stop = () => {};
  const timer = setTimeout(() => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') return callback();
    const handle = requestIdleCallback(callback, { timeout: PATIENCE });
    stop = () => cancelIdleCallback(handle);
  }, FIRST_KEYS);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
