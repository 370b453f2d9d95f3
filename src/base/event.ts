import type { Disposable } from './disposable.ts';

export interface Emitter<T> {
  /** Calls every listener, in the order in which they came. */
  fire(value: T): void;
  listen(listener: (value: T) => void): Disposable;
}

export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    fire(value) {
      for (const listener of [...listeners]) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
}
