import { createRoot, type Root } from 'react-dom/client';
import { toast } from 'sonner';
import { afterEach, expect, test, vi } from 'vitest';
import { problem } from '#model/problem.ts';
import type { Message } from '#state/deploy-world.ts';
import { createDeploymentStore } from '#state/deployment.ts';
import { createNoticesStore, leaveTarget, say } from '#state/notices.ts';
import { createProjectStore } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { StoresProvider } from '../stores-context.tsx';
import { Toasts } from './toasts.tsx';

let root: Root;
afterEach(() => root.unmount());

/** What is said by one page alone: the library keeps its messages for whoever shows them next. */
async function aToaster() {
  globalThis.matchMedia ??= (() => ({ matches: false, addEventListener: () => undefined })) as never;
  const stores = { notices: createNoticesStore(), project: createProjectStore(), deploy: { deployment: createDeploymentStore() } };
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <StoresProvider stores={stores as unknown as Stores}>
      <Toasts />
    </StoresProvider>,
  );
  const shown = () => [...document.querySelectorAll('[data-sonner-toast]:not([data-removed="true"]) [data-title]')].map((one) => one.textContent);
  toast.dismiss();
  await vi.waitFor(() => expect(shown()).toEqual([]));
  return { stores, shown };
}

test('the same is shown once; what could not begin goes when the next deployment begins, and another error stays', async () => {
  const { stores, shown } = await aToaster();
  const said = (message: Message) => say(stores.notices, message, 0);
  const refused: Message = { kind: 'error', isOfDeployment: true, text: 'The deployment could not begin', detail: 'src/hit.ts:1' };
  said(refused);
  // Whatever was said last while it was on its way is shown.
  await vi.waitFor(() => expect(shown()).toEqual([refused.text]));
  said({ kind: 'error', text: 'The file could not be kept' });
  said(refused);
  said({ kind: 'success', text: 'Built' });
  await vi.waitFor(() => expect(shown().sort()).toEqual(['Built', 'The deployment could not begin', 'The file could not be kept']));
  stores.deploy.deployment.setState({ snapshot: aSnapshot({ id: 'next', phase: 'building' }) });
  await vi.waitFor(() => expect(shown().sort()).toEqual(['Built', 'The file could not be kept']));
});

test('that edits are only in memory is told until they are kept', async () => {
  const { stores, shown } = await aToaster();
  stores.project.setState({ storageProblem: problem('StorageFull', { summary: 'no room', remedy: 'make room' }) });
  say(stores.notices, { kind: 'error', isUntilKept: true, text: 'The last edits are only in memory' }, 0);
  await vi.waitFor(() => expect(shown()).toEqual(['The last edits are only in memory']));
  stores.project.setState({ storageProblem: null });
  await vi.waitFor(() => expect(shown()).toEqual([]));
});

test('what is told of the target goes when deployments go elsewhere; what is told on leaving it stays', async () => {
  const { stores, shown } = await aToaster();
  say(stores.notices, { kind: 'error', isOfTarget: true, text: 'shop → dev was rolled back' }, 0);
  await vi.waitFor(() => expect(shown()).toEqual(['shop → dev was rolled back']));
  say(stores.notices, { kind: 'error', text: 'The file could not be kept' }, 0);
  leaveTarget(stores.notices);
  await vi.waitFor(() => expect(shown()).toEqual(['The file could not be kept']));
});

test('that a file was edited in another tab too is told until somebody has chosen', async () => {
  const { stores, shown } = await aToaster();
  stores.project.setState({ conflicts: { 'a.ts': 'theirs', 'b.ts': 'theirs' } });
  say(stores.notices, { kind: 'error', untilChosen: ['a.ts'], text: 'a.ts: edited in another tab too' }, 0);
  await vi.waitFor(() => expect(shown()).toEqual(['a.ts: edited in another tab too']));
  say(stores.notices, { kind: 'error', untilChosen: ['b.ts'], text: 'b.ts: edited in another tab too' }, 0);
  stores.project.setState({ conflicts: { 'b.ts': 'theirs' } });
  await vi.waitFor(() => expect(shown()).toEqual(['b.ts: edited in another tab too']));
});
