import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { useFollowedEnd } from './use-followed-end.ts';

function List() {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useFollowedEnd(list, content);
  return (
    <div ref={list} role="log">
      <div ref={content} />
    </div>
  );
}

test('the end stays in view while lines grow into it; up lets go of it, to the end takes it up', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  let grown: () => void = () => undefined;
  class Sizes {
    constructor(look: () => void) {
      grown = look;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Sizes);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<List />));
  const box = document.querySelector('[role=log]') as HTMLElement;
  // What the browser does: there is no layout here.
  let height = 100;
  let top = 0;
  Object.defineProperties(box, {
    clientHeight: { value: 100 },
    scrollHeight: { get: () => height },
    scrollTop: { get: () => top, set: (to: number) => scroll(to) },
  });
  const scroll = (to: number) => {
    top = Math.max(0, Math.min(to, height - 100));
    box.dispatchEvent(new Event('scroll'));
  };
  const grow = (to: number) => {
    height = to;
    grown();
    return top;
  };
  const tops = [grow(180)];
  // The browser says that it has scrolled when there is more already.
  height = 80_000;
  box.dispatchEvent(new Event('scroll'));
  tops.push(grow(80_000));
  scroll(79_000);
  tops.push(grow(90_000));
  scroll(89_990);
  tops.push(grow(95_000));
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
  expect(tops).toEqual([80, 79_900, 79_000, 94_900]);
});
