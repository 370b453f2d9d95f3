/** How long one that has gone isn't noticed, in milliseconds. */
const PAUSE = 1_000;

/** Calls back, once, when the process that started this one has gone: this one has another parent then. Keeps nothing alive. */
export function whenParentEnds(callback: () => void, parent: () => number = () => process.ppid): void {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    callback();
  }, PAUSE);
  timer.unref();
}
