import { expect, test } from 'vitest';
import { CORNER, type Control, EDGE, freePlace } from './free-place.ts';

const window = { width: 1024, height: 700 };
const toasts = { width: 356, height: 84 };
const at = (left: number, top: number, width: number, height: number, isInBody = false): Control => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
  isInBody,
});
const close = at(960, 30, 30, 30);
const buttons = at(700, 640, 290, 32);
const placed = (controls: readonly Control[], now = CORNER, of = window) => freePlace({ window: of, toasts, controls, now });

test('without a dialog, and beside one that leaves room, toasts stand in the corner', () => {
  expect([placed([]), placed([at(340, 300, 200, 30)])]).toEqual([CORNER, CORNER]);
});

test('they give way to a dialog’s buttons and to what can be pressed in its body: closer to the edge, to the left, upwards', () => {
  const narrow = at(300, 640, 350, 32);
  expect(placed([narrow])).toEqual({ right: 8, bottom: EDGE });
  expect(placed([close, buttons])).toEqual({ right: window.width - toasts.width - EDGE, bottom: EDGE });
  const all = at(24, 640, 966, 32);
  const connect = at(860, 590, 100, 30, true);
  const { right, bottom } = placed([close, all, connect]);
  expect([right > EDGE, window.height - bottom <= all.top - 8]).toEqual([true, true]);
});

test('where there is no room, rows of a list are covered, and no button; what is free stays where it is', () => {
  const rows = at(24, 20, 976, 610, true);
  const { right, bottom } = placed([close, buttons, rows]);
  expect([window.height - bottom <= buttons.top - 8 || right > EDGE, right === EDGE && window.height - bottom - toasts.height < close.bottom]).toEqual([
    true,
    false,
  ]);
  const now = { right: EDGE, bottom: 200 };
  expect([placed([close, at(24, 640, 966, 32)], now), placed([], now)]).toEqual([now, CORNER]);
});
