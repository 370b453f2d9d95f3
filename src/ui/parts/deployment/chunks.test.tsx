import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Chunks } from './chunks.tsx';

let root: Root;
let seen: Map<Element, (isSeen: boolean) => void>;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  seen = new Map();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: (entries: { isIntersecting: boolean }[]) => void;
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = tell;
      }
      observe(element: Element) {
        seen.set(element, (isIntersecting) => this.tell([{ isIntersecting }]));
      }
      disconnect() {}
    },
  );
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

const draw = (count: number, isKept?: (item: number) => boolean) =>
  act(async () =>
    root.render(
      <div>
        <Chunks items={Array.from({ length: count }, (_, index) => index)} rowHeight={20} role="rowgroup" {...(isKept ? { isKept } : {})}>
          {(item) => (
            <button key={item} type="button">
              {item}
            </button>
          )}
        </Chunks>
      </div>,
    ),
  );
const drawn = () => [...document.querySelectorAll('button')].map((one) => Number(one.textContent));
const scroll = (at: number, isSeen: boolean) => act(async () => [...seen.values()][at]?.(isSeen));

test('a short list is drawn whole, of a long one the pieces that are near, and the others keep their place', async () => {
  await draw(80);
  expect(drawn()).toHaveLength(80);
  await draw(200);
  expect(drawn()).toEqual([]);
  await scroll(1, true);
  expect(drawn()).toEqual(Array.from({ length: 40 }, (_, index) => index + 40));
  const pieces = [...document.querySelectorAll('body > div > div > div')].map((one) => [one.getAttribute('role'), (one as HTMLElement).style.height]);
  expect(pieces).toEqual([
    [null, '800px'],
    ['rowgroup', ''],
    [null, '800px'],
    [null, '800px'],
    [null, '800px'],
  ]);
  await scroll(1, false);
  expect(drawn()).toEqual([]);
});

test('what holds the focus, or has to be reached by keyboard, stays', async () => {
  await draw(200, (item) => item === 130);
  expect(drawn()).toEqual(Array.from({ length: 40 }, (_, index) => index + 120));
  await scroll(0, true);
  document.querySelector<HTMLButtonElement>('button')?.focus();
  await scroll(0, false);
  expect(drawn().slice(0, 2)).toEqual([0, 1]);
});
