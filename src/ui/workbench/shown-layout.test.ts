import { expect, it } from 'vitest';
import { shownLayout } from './shown-layout.ts';

it('keeps the width of a region when another is hidden or shown', () => {
  const kept = { side: 30, centre: 48, inspector: 22 };
  expect(shownLayout(kept, 'centre', ['side'])).toEqual({ side: 30, centre: 70 });
  expect(shownLayout(kept, 'centre', ['side', 'inspector'])).toEqual({ side: 30, centre: 48, inspector: 22 });
});

it('gives a region that never had a width its first one', () => {
  expect(shownLayout({ side: 30, centre: 70 }, 'centre', ['side', 'inspector'])).toEqual({ side: 30, centre: 48, inspector: 22 });
});

it('leaves the first sizes to the regions while none is kept', () => {
  expect(shownLayout(undefined, 'centre', ['side'])).toBeUndefined();
});
