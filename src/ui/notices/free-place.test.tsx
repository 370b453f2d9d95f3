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

test('they stand above a dialog’s buttons, not over what can be pressed in its body, and never over its ✕', () => {
  const { right, bottom } = placed([close, buttons]);
  expect([right, window.height - bottom <= buttons.top - 8]).toEqual([EDGE, true]);
  const connect = at(860, 590, 100, 30, true);
  expect(window.height - placed([close, buttons, connect]).bottom).toBeLessThanOrEqual(connect.top - 8);
  // All of the right is taken: the left edge.
  const list = at(640, 60, 350, 600);
  expect(placed([close, list])).toEqual({ right: window.width - toasts.width - EDGE, bottom: EDGE });
});

test('where there is no room, rows of a list are covered, and no button; what is free stays where it is', () => {
  const rows = at(24, 20, 976, 610, true);
  const { right, bottom } = placed([close, buttons, rows]);
  expect([window.height - bottom <= buttons.top - 8 || right > EDGE, right === EDGE && window.height - bottom - toasts.height < close.bottom]).toEqual([
    true,
    false,
  ]);
  const now = { right: EDGE, bottom: 200 };
  expect([placed([close, buttons], now), placed([], now)]).toEqual([now, CORNER]);
});
