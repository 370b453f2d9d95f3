import { expect, test } from 'vitest';
import { followFocus, returnFocus } from './return-focus.ts';

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
  expect(afterClosing()).toBe('row');
  focus('code');
  expect(afterClosing()).toBe('code');
  focus('row');
  document.getElementById('row')?.remove();
  expect(afterClosing()).toBe('code');
  following.dispose();
});
