import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { monitorStates, STATES_NOW } from '#support/deployment-states.ts';
import { aMonitor, idleActions, shown, stories } from './monitor.story.tsx';
import { Monitor } from './monitor.tsx';
import { MonitorDialog } from './monitor-dialog.tsx';

let root: Root;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => act(async () => root.unmount()));

const SAFE = ['Done', 'Leave it as it is', 'Go on'];
const LARGE: ReadonlySet<string> = new Set(['manyRows', 'manyEvents']);

test.each(Object.keys(shown).filter((name) => !LARGE.has(name)))('%s: what has the focus first does nothing dangerous', async (name) => {
  const Story = stories[name] as () => React.ReactNode;
  await act(async () => root.render(<Story />));
  const { activeElement } = document;
  if (activeElement?.getAttribute('role') === 'dialog') return;
  // Credentials are typed; a safe answer is given.
  expect(activeElement?.tagName === 'TEXTAREA' || SAFE.includes(activeElement?.textContent ?? '')).toBe(true);
});

test('after Execute the focus is where it says what goes on, and on no button that a second Enter would press', async () => {
  // The same function for both: what stands there stays there.
  const draw = async (name: string) => act(async () => root.render(aMonitor(shown[name] as DeploymentSnapshot)));
  const pressed = () => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Execute');
  await draw('staged');
  pressed()?.focus();
  expect(document.activeElement?.textContent).toBe('Execute');
  await draw('executing');
  expect([pressed()?.disabled, document.activeElement?.getAttribute('data-testid')]).toEqual([true, 'headline']);
});

test('Escape at the question whether to stop takes back the question; the dialog closes with the next one', async () => {
  const said: string[] = [];
  const actions = { ...idleActions, keepGoing: () => said.push('keep going') };
  const draw = async (asksForStop: boolean) =>
    act(async () =>
      root.render(
        <MonitorDialog snapshot={shown.executing as DeploymentSnapshot} targetName="local" now={STATES_NOW} onClose={() => said.push('close')}>
          <Monitor
            snapshot={shown.executing as DeploymentSnapshot}
            now={STATES_NOW}
            confirmed={[]}
            startsAutomatically={false}
            keepsOnFailure={false}
            isEdited={false}
            isOfOthers={false}
            takesOthers={false}
            asksForStop={asksForStop}
            actions={actions}
          />
        </MonitorDialog>,
      ),
    );
  const pressEscape = async () =>
    act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })));
  await draw(true);
  expect(document.activeElement?.textContent).toBe('Go on');
  await pressEscape();
  expect(said).toEqual(['keep going']);
  await draw(false);
  await pressEscape();
  expect(said).toEqual(['keep going', 'close']);
});

test('what was staged of another project is executed only once that is agreed to', async () => {
  const pressed = () => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Execute');
  const lives: boolean[] = [];
  for (const takesOthers of [false, true]) {
    await act(async () => root.render(aMonitor(shown.stagedOfOthers as DeploymentSnapshot, 'stagedOfOthers', takesOthers)));
    lives.push(pressed()?.disabled === false);
  }
  expect(lives).toEqual([false, true]);
});

test('what was rolled back can be deployed again from here; what went well is only left', async () => {
  const foot = async (name: string) => {
    await act(async () => root.render(aMonitor(shown[name] as DeploymentSnapshot)));
    const all = [...document.querySelectorAll('.monitor-foot button')].map((one) => one.textContent);
    return all.filter((one) => one === 'Deploy again' || one === 'Done');
  };
  expect([await foot('rolledBack'), await foot('succeeded')]).toEqual([['Deploy again', 'Done'], ['Done']]);
  const named = async (of: Partial<DeploymentSnapshot>) => {
    await act(async () => root.render(aMonitor({ ...(shown.rolledBack as DeploymentSnapshot), ...of })));
    return document.querySelector('.monitor-foot .monitor-buttons')?.textContent;
  };
  expect([await named({ revertsDrift: true }), await named({ returnsTo: '1' })]).toEqual([
    expect.stringContaining('Take back againDone'),
    expect.stringContaining('Deploy the projectDone'),
  ]);
});

test('what is recovered has nothing to execute or abort; while it waits for credentials, Execute waits too', async () => {
  const lives = async (snapshot: DeploymentSnapshot) => {
    await act(async () => root.render(aMonitor(snapshot)));
    const all = [...document.querySelectorAll<HTMLButtonElement>('.monitor-foot button')];
    return all.filter((one) => ['Abort Changes', 'Execute'].includes(one.textContent ?? '')).map((one) => [one.textContent, one.disabled, one.className]);
  };
  const staged = shown.staged as DeploymentSnapshot;
  expect(await lives({ ...staged, phase: 'recovering' })).toEqual([]);
  expect(await lives({ ...staged, waitsFor: 'credentials' })).toEqual([
    ['Abort Changes', false, 'button'],
    ['Execute', true, 'button'],
  ]);
});

test('Escape closes it, whatever goes on; the button to close says so', async () => {
  const titles: (string | null | undefined)[] = [];
  for (const snapshot of [monitorStates.executing, monitorStates.succeeded] as DeploymentSnapshot[]) {
    let closed = 0;
    await act(async () =>
      root.render(
        <MonitorDialog key={snapshot.phase} snapshot={snapshot} targetName="local" now={STATES_NOW} onClose={() => (closed += 1)}>
          {null}
        </MonitorDialog>,
      ),
    );
    titles.push(document.querySelector('[aria-label=Close]')?.getAttribute('title'));
    await act(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    });
    expect([closed, isEnded(snapshot.phase)]).toEqual([1, snapshot.phase === 'succeeded']);
  }
  expect(titles).toEqual(['Close (Esc): it goes on without this dialog', 'Close (Esc)']);
});

test('whose deployment it is stands in the title: one that nobody here has begun says so', async () => {
  const titles: (string | undefined)[] = [];
  for (const isElsewhere of [false, true]) {
    await act(async () =>
      root.render(
        <MonitorDialog snapshot={shown.executing as DeploymentSnapshot} targetName="local" now={STATES_NOW} isElsewhere={isElsewhere} onClose={() => {}}>
          {null}
        </MonitorDialog>,
      ),
    );
    titles.push(document.querySelector('.deploy-title .quiet')?.textContent ?? undefined);
  }
  expect(titles).toEqual([undefined, ' · begun elsewhere']);
});
