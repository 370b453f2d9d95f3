import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { aChange } from '#support/deployment-states.ts';
import { press, type } from '#support/typing.ts';
import { PlacesContext } from '../places.tsx';
import { ChangeTable } from './change-table.tsx';
import { Outputs } from './outputs.tsx';
import { Reasons } from './reasons.tsx';

let root: Root;
const textOf = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => act(async () => root.unmount()));

test('of many outputs the first few are shown, endpoints first; all of them when they are asked for, and then they can be searched and folded again', async () => {
  const outputs = Array.from({ length: 199 }, (_, index) => ({ name: `Name${index}`, value: `value ${index}`, description: '' }));
  await act(async () => root.render(<Outputs outputs={outputs} endpoints={[{ name: 'api', url: 'http://a' }]} />));
  const shown = () => [textOf('tbody th').length, textOf('tbody th')[0], textOf('.outputs-more button'), textOf('[data-testid=shown]')];
  expect(shown()).toEqual([5, 'api', ['Show all 200 outputs'], []]);
  const toggle = document.querySelector<HTMLElement>('.outputs-more button');
  toggle?.focus();
  await press('.outputs-more button');
  expect(shown()).toEqual([200, 'api', ['Show the first 5'], ['200 of 200 shown']]);
  expect(document.activeElement).toBe(toggle);
  await type('.outputs-part input', 'VALUE name19');
  expect(shown()).toEqual([10, 'Name19', ['Show the first 5'], ['10 of 200 shown']]);
  expect(textOf('.outputs-part [role=status]')).toEqual(['10 of 200 shown']);
  expect(document.querySelector('tbody button')?.getAttribute('aria-label')).toBe('Copy Name19');
  await press('.outputs-more button');
  expect(shown()[0]).toBe(5);
});

test('a place that its problem begins with is said once', async () => {
  const at = { resource: 'visits' };
  const problems = [
    problem('ResourceFailed', { at, summary: 'visits (AWS::DynamoDB::Table) could not be made', remedy: '' }),
    problem('PropertyInvalid', { at, summary: 'the key is wrong', remedy: '' }),
  ];
  await act(async () => root.render(<Reasons problems={problems} />));
  expect(textOf('.reasons li > span')).toEqual(['likely causevisits (AWS::DynamoDB::Table) could not be made', 'visits the key is wrong']);
});

test('a reason leads to its line, what it means and what to do stand under it, what was cancelled is folded into it', async () => {
  const opened: object[] = [];
  const at = { resource: 'visits', file: 'stackwright.json', line: 12 };
  const problems = [
    problem('ResourceFailed', { at, summary: 'visits failed', meaning: 'the name is taken', remedy: 'give it another name' }),
    problem('ResourceCancelled', { at: { resource: 'photos' }, summary: 'photos was cancelled', remedy: '' }),
  ];
  await act(async () =>
    root.render(
      <PlacesContext value={{ open: (place) => opened.push(place), ofName: () => undefined }}>
        <Reasons problems={problems} />
      </PlacesContext>,
    ),
  );
  expect([textOf('.reasons > ul > li'), textOf('.meaning'), textOf('li li')]).toEqual([
    ['visits failed stackwright.json:12the name is takengive it another name1 resource cancelled because of itphotos was cancelled'],
    ['the name is taken'],
    ['photos was cancelled'],
  ]);
  await press('.place-link');
  expect(opened).toEqual([at]);
});

test('what was cancelled where nothing failed stands for itself: it isn’t because of what is kept', async () => {
  const problems = [
    problem('ResourceCancelled', { at: { resource: 'photos' }, summary: 'photos was stopped with it', remedy: '' }),
    problem('ResourceKept', { at: { resource: 'visits' }, summary: 'visits is kept in your account', remedy: '' }),
  ];
  await act(async () => root.render(<Reasons problems={problems} />));
  expect([textOf('.reasons > ul > li'), textOf('.reasons > details')]).toEqual([
    ['visits is kept in your account'],
    ['1 resource cancelledphotos was stopped with it'],
  ]);
});

test('a name has the notes’ room where nobody has notes, and its title says the whole', async () => {
  const change = aChange({ action: 'add', type: 'AWS::S3::Bucket', name: 'photos', physicalId: 'shop-dev-photos' });
  const table = (causes: readonly string[]) => <ChangeTable rows={[{ change: { ...change, causes }, state: 'waiting' }]} now={0} />;
  await act(async () => root.render(table([])));
  const shown = () => [document.querySelector('.change-table')?.getAttribute('data-notes'), document.querySelector('.name')?.getAttribute('title')];
  expect(shown()).toEqual(['none', 'photos\nPhotos\nshop-dev-photos']);
  await act(async () => root.render(table(['Code changed'])));
  expect(shown()[0]).toBe('told');
  await act(async () => root.render(<ChangeTable rows={[{ change, state: 'done', after: ['Role'] }]} now={0} />));
  expect(shown()[0]).toBe('waits');
});
