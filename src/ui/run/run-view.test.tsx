import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stories } from './run-view.story.tsx';

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

async function answerOf(name: string): Promise<string | undefined> {
  const Story = stories[name];
  if (!Story) throw new Error(`no story ${name}`);
  await act(async () => root.render(<Story />));
  return host.querySelector('.run-answer')?.textContent ?? undefined;
}

test('before the first run the panel says where its events are files, or will be', async () => {
  expect(await answerOf('noEventYet')).toContain('Save as… keeps the event as a file of the project, which is committed with the code: events/hit/<name>.json');
  expect(await answerOf('fresh')).toContain('Its saved events are files of the project: events/hit/….json');
  expect(await answerOf('running')).toBe('Running hit…');
});

test('a log that is longer than what came is said to be cut', async () => {
  expect(await answerOf('logCut')).toContain('LogEarlier lines are missing');
  expect(await answerOf('succeeded')).not.toContain('missing');
});

test('where a run failed stands by its answer', async () => {
  expect(await answerOf('failed')).toContain('Where it failedsrc/check.ts:2 in checksrc/hit.ts:5 in handlerLog');
  expect(await answerOf('succeeded')).not.toContain('Where it failed');
});

test('an offer after a refusal says what it grants before the click; where it may be either, nothing is granted before one is chosen', async () => {
  await answerOf('denied');
  const offers = [...host.querySelectorAll('.denied-offers li')];
  expect(offers.map((one) => one.querySelector('.quiet')?.textContent)).toEqual([
    'The statement allows dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:000000000000:table/http-counter-dev-Visits',
    'The statement allows s3:GetObject on backup alone: ${Backup.Arn}/*',
    'It doesn’t say on which resource: choose the one that it may be used on.',
    'The statement allows ses:SendEmail on every resource: *',
    'Statement added: deploy the project for it to count.',
  ]);
  const [select, button] = [offers[2]?.querySelector('select'), offers[2]?.querySelector('button')];
  expect(button?.disabled).toBe(true);
  await act(async () => {
    if (select) select.value = 'backup';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect([button?.disabled, offers[2]?.querySelector('.quiet')?.textContent]).toEqual([
    false,
    'The statement allows s3:PutObject on backup alone: ${Backup.Arn}/*',
  ]);
});

test('a name that an event can’t have is told why, and not saved', async () => {
  await answerOf('noEventYet');
  const buttonOf = (label: string) => [...host.querySelectorAll('button')].find((one) => one.textContent === label);
  await act(async () => buttonOf('Save as…')?.click());
  const input = host.querySelector<HTMLInputElement>('[aria-label="Name of the event"]');
  if (!input) throw new Error('no field for the name');
  const type = async (text: string) => {
    // As the browser sets it: React hears of no value that was set by itself.
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const words = host.querySelector(`[id="${input.getAttribute('aria-describedby')}"]`)?.textContent;
    return [words, input.getAttribute('aria-invalid'), buttonOf('Save')?.disabled];
  };
  expect(await type('a/b')).toEqual(['A name has letters from a to z, digits, spaces, - and _, and no “/”.', 'true', true]);
  expect(await type('ü n')).toEqual(['A name has letters from a to z, digits, spaces, - and _, and no “ü”.', 'true', true]);
  expect(await type('a'.repeat(300))).toEqual(['A name has at most 60 characters, this one 300.', 'true', true]);
  expect(await type('-a')).toEqual(['A name begins with a letter or a digit.', 'true', true]);
  expect(await type('a b')).toEqual([undefined, null, false]);
  expect(await type('')).toEqual([undefined, null, true]);
});
