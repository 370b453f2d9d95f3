import { expect, test } from 'vitest';
import { followFocus, moveOn, returnFocus } from './return-focus.ts';

const element = (id: string) => document.getElementById(id) as HTMLButtonElement;

/** Where the focus is after a dialog that had it. */
function afterClosing(): string | undefined {
  (document.activeElement as HTMLElement).blur();
  returnFocus(new Event('close', { cancelable: true }));
  return document.activeElement?.id;
}

test('what closes gives the focus back to where on the screen it was, else to the code; never away from where it was sent', () => {
  document.body.innerHTML = `
    <div id="editor-host"><textarea id="code"></textarea></div>
    <button id="row">row</button>
    <div role="menu"><button id="item">item</button></div>
    <div role="dialog"><input id="field"></div>`;
  const following = followFocus();
  const focus = (id: string) => document.getElementById(id)?.focus();
  const afterClosing = () => {
    returnFocus(new Event('close', { cancelable: true }));
    return document.activeElement?.id;
  };
  for (const id of ['row', 'item', 'field']) focus(id);
  (document.activeElement as HTMLElement).blur();
  document.querySelector('[role="dialog"]')?.remove();
  expect(afterClosing()).toBe('row');
  focus('code');
  expect(afterClosing()).toBe('code');
  focus('row');
  document.getElementById('row')?.remove();
  expect(afterClosing()).toBe('code');
  following.dispose();
});

test('without code it goes to the file’s tab, or to the deployment in the footer; what can’t be pressed any more is no place', () => {
  document.body.innerHTML = `
    <div id="editor-host" hidden><textarea id="code"></textarea></div>
    <div class="editor-tabs"><button id="tab" aria-selected="true">hit.ts</button></div>
    <button id="row">row</button>
    <button id="footer" class="footer-deployment">Deployed</button>`;
  const following = followFocus();
  element('row').focus();
  element('row').blur();
  element('row').disabled = true;
  const first = afterClosing();
  element('tab').remove();
  expect([first, afterClosing()]).toEqual(['tab', 'footer']);
  following.dispose();
});

test('who opened a project from what is gone now goes on to its file; who is somewhere, or wasn’t anywhere, stays', () => {
  document.body.innerHTML = `
    <button id="example">HTTP counter</button><input id="field">
    <div id="editor-host"><textarea id="code"></textarea></div>
    <div class="editor-tabs"><button id="tab" aria-selected="true">hit.ts</button></div>`;
  const following = followFocus();
  const afterOpening = () => {
    moveOn();
    return document.activeElement?.id;
  };
  element('example').focus();
  element('example').blur();
  const here = afterOpening();
  element('example').remove();
  const gone = afterOpening();
  element('field').focus();
  expect([here, gone, afterOpening()]).toEqual(['', 'tab', 'field']);
  following.dispose();
});

test('what closes above another dialog gives the focus back to where it was in that one, never to what lies behind it', () => {
  document.body.innerHTML = `
    <button id="footer" class="footer-deployment">Deployed</button>
    <div role="dialog" id="beneath" tabindex="-1"><button id="remove">Remove what was made…</button></div>`;
  const following = followFocus();
  element('footer').focus();
  element('remove').focus();
  const first = afterClosing();
  element('remove').blur();
  element('remove').disabled = true;
  const second = afterClosing();
  element('beneath').remove();
  expect([first, second, afterClosing()]).toEqual(['remove', 'beneath', 'footer']);
  following.dispose();
});
