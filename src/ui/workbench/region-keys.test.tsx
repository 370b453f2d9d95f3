import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeRegionKeys } from './region-keys.ts';

const element = (id: string) => document.getElementById(id) as HTMLElement;
let keys: { dispose(): void };

beforeEach(() => {
  document.body.innerHTML = `
    <header><button id="menu">File</button></header>
    <section aria-label="Tools"><button disabled>Open</button><button id="build">Build</button><button id="deploy">Deploy</button></section>
    <div id="side"><button id="resources">Resources</button><button id="row">table</button></div>
    <div id="editor"><button id="tab">hit.ts</button><div id="editor-host"><textarea id="code"></textarea></div></div>
    <div id="inspector"><p>Nothing is chosen.</p><button tabindex="-1">no</button></div>
    <footer class="status-bar"><button id="target">Local</button></footer>`;
  keys = takeRegionKeys();
});
afterEach(() => keys.dispose());

/** Where the focus is after F6, pressed where it is. */
function press(of: { readonly shiftKey?: boolean } = {}): string | undefined {
  const event = new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true, ...of });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return document.activeElement?.id;
}
const back = () => press({ shiftKey: true });

test('F6 goes through the regions that are open and have something to press, and begins again; Shift+F6 goes back', () => {
  expect([press(), press(), press(), press(), press()]).toEqual(['build', 'resources', 'code', 'target', 'build']);
  expect([back(), back(), back(), back()]).toEqual(['target', 'code', 'resources', 'build']);
  element('menu').focus();
  expect(back()).toBe('target');
});

test('it comes back to what had the focus there last, unless that is gone', () => {
  for (const id of ['deploy', 'row', 'tab']) element(id).focus();
  element('row').remove();
  expect([press(), press(), press(), press()]).toEqual(['target', 'deploy', 'resources', 'tab']);
});

test('while something is open above the screen, the focus stays in it', () => {
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><input id="field"></div>');
  element('field').focus();
  expect([press(), back()]).toEqual(['field', 'field']);
});

test('no other key, and none once the project is closed', () => {
  element('row').focus();
  element('row').dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', ctrlKey: true, bubbles: true }));
  expect(document.activeElement?.id).toBe('row');
  keys.dispose();
  expect(press()).toBe('row');
});
