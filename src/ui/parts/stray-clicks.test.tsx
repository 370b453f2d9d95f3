import { afterEach, beforeEach, expect, test } from 'vitest';
import { ignoreStrayClicks } from './stray-clicks.ts';

let following: { dispose(): void };
let did: string[] = [];
let now = 10_000;
const at = (id: string) => document.getElementById(id) as HTMLElement;

beforeEach(() => {
  did = [];
  now += 10_000;
  document.body.innerHTML = `
    <button id="row">Deploy</button>
    <div class="dialog-overlay" id="overlay"></div>
    <div role="dialog" id="dialog"><p id="text">What goes</p><button id="agree">Delete and make again</button><button id="queue">Deploy again after this</button>
      <label id="label"><input type="checkbox" id="check">I know</label></div>`;
  following = ignoreStrayClicks();
  for (const element of document.querySelectorAll('button')) element.addEventListener('click', () => did.push(element.textContent ?? ''));
  document.addEventListener('pointerdown', outside);
});
afterEach(() => {
  following.dispose();
  document.removeEventListener('pointerdown', outside);
});

/** As a dialog hears that something behind it was pressed. */
function outside({ target }: Event): void {
  if (target instanceof Element && !target.closest('[role="dialog"]')) did.push('closed');
}

function send(type: string, id: string, of: { detail?: number; x?: number } = {}): void {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, detail: of.detail ?? 0, screenX: of.x ?? 5, screenY: 5 });
  Object.defineProperty(event, 'timeStamp', { value: now });
  at(id).dispatchEvent(event);
}

/** A press of the mouse; `detail` counts those of one series. */
function press(id: string, of: { detail?: number; x?: number; after?: number } = {}): void {
  const { detail = 1, x = 5, after = 5_000 } = of;
  now += after;
  // Who aims comes from elsewhere.
  if (after > 600) send('pointermove', 'overlay', { x: x - 50 });
  send('pointerover', id, { x });
  send('pointermove', id, { x });
  send('pointerdown', id, { x });
  send('mousedown', id, { detail, x });
  send('click', id, { detail, x });
}

test('the second click of two does nothing where the first met something else', () => {
  press('agree');
  press('queue', { detail: 2, after: 150 });
  press('queue', { detail: 3, after: 150 });
  expect(did).toEqual(['Delete and make again']);
});

test('the dialog shrinks, or goes: what lies behind it takes no second click', () => {
  press('agree');
  press('overlay', { detail: 2, after: 150 });
  press('agree');
  at('dialog').remove();
  press('row', { detail: 2, after: 150 });
  expect(did).toEqual(['Delete and make again', 'Delete and make again']);
});

test('the second click of the two that open a dialog is none behind it', () => {
  press('row');
  did.length = 0;
  press('overlay', { detail: 2, after: 150 });
  expect(did).toEqual([]);
});

test('the same button with another meaning takes no second click; with the same one it does', () => {
  press('agree');
  press('agree', { detail: 2, after: 150 });
  at('agree').textContent = 'Execute';
  press('agree', { detail: 3, after: 150 });
  expect(did).toEqual(['Delete and make again', 'Delete and make again']);
});

test('a label and its box are one', () => {
  const box = at('check') as HTMLInputElement;
  press('label');
  press('label', { detail: 2, after: 150 });
  expect(box.checked).toBe(false);
  press('check');
  expect(box.checked).toBe(true);
});

test('a deliberate click does what it says: later, elsewhere, or by the keyboard', () => {
  press('agree');
  press('queue', { after: 700 });
  press('agree');
  press('queue', { detail: 1, x: 80, after: 100 });
  press('agree');
  at('queue').click();
  press('agree');
  press('overlay', { after: 700 });
  const [one, other] = ['Delete and make again', 'Deploy again after this'];
  expect(did).toEqual([one, other, one, other, one, other, one, 'closed']);
});

test('what comes under a pointer that rests is not clicked at once', () => {
  press('text');
  now += 2_000;
  send('pointerover', 'queue');
  now += 200;
  for (const type of ['pointerdown', 'mousedown', 'click']) send(type, 'queue', { detail: 1 });
  expect(did).toEqual([]);
  now += 500;
  for (const type of ['pointerdown', 'mousedown', 'click']) send(type, 'queue', { detail: 1 });
  expect(did).toEqual(['Deploy again after this']);
});

test('who has left what came under the pointer, and comes back, means it', () => {
  press('text');
  now += 2_000;
  send('pointerover', 'queue');
  send('pointermove', 'agree', { x: 80 });
  now += 100;
  send('pointermove', 'queue');
  for (const type of ['pointerdown', 'mousedown', 'click']) send(type, 'queue', { detail: 1 });
  expect(did).toEqual(['Deploy again after this']);
});

test('whoever scrolls brings about what comes under the pointer', () => {
  press('text');
  now += 2_000;
  send('wheel', 'dialog');
  send('pointerover', 'queue');
  press('queue', { after: 200 });
  expect(did).toEqual(['Deploy again after this']);
});

test('whoever closes a dialog by keyboard clicks what comes under the pointer, however late it comes', () => {
  press('overlay');
  did.length = 0;
  now += 5_000;
  send('keydown', 'dialog');
  at('dialog').remove();
  now += 1_000;
  send('pointerover', 'row');
  now += 50;
  for (const type of ['pointerdown', 'mousedown', 'click']) send(type, 'row', { detail: 1 });
  expect(did).toContain('Deploy');
});
