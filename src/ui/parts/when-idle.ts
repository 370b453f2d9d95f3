/** Calls back when the page has nothing else to do, or after `patience` milliseconds. Gives what takes the call back. */
export function whenIdle(callback: () => void, patience: number): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, Math.min(patience, 200));
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: patience });
  return () => cancelIdleCallback(handle);
}
