import { type RefObject, useEffect, useRef } from 'react';

/** What of a value has stood on the screen: where a key comes right after a change, nobody has seen it yet. `onSeen` is called when it does. */
export function useSeen<Value>(value: Value, onSeen: () => void): RefObject<Value | undefined> {
  const seen = useRef<Value>(undefined);
  const told = useRef(onSeen);
  told.current = onSeen;
  useEffect(() => {
    // What is drawn now stands there from the next frame on.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        seen.current = value;
        told.current();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return seen;
}
