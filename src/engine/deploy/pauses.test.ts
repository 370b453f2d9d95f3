import { expect, test } from 'vitest';
import type { Pause } from '#kit/cloud-session.ts';
import { aClock, aGenerated, aRandom, aSession, aState } from '#support/a-session.ts';
import { createDeployer } from './deployer.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('while a call is held up, that is what goes on; then it is again what it was, and nobody listens after the end', async () => {
  const listeners = new Set<(pause: Pause | undefined) => void>();
  const onPause = (listen: (pause: Pause | undefined) => void) => {
    listeners.add(listen);
    return () => listeners.delete(listen);
  };
  const tell = (pause?: Pause) => {
    for (const listen of listeners) listen(pause);
  };
  let isLetIn = (): void => undefined;
  const plain = aSession({ inspect: aState('ready') });
  const driver = { ...plain.driver, prepareArtifacts: () => new Promise<{ bucket: string }>((resolve) => (isLetIn = () => resolve({ bucket: 'bucket' }))) };
  const deployer = createDeployer({ session: { ...plain, driver, onPause }, clock: aClock(), random: aRandom() });
  const build = async () => ({ artifacts: [], problems: [] });
  const deployment = deployer.deploy({ projectName: 'shop', stage: 'dev', build, generate: () => aGenerated() }, () => undefined);
  const activity = () => deployment.snapshot().activity;
  await expect.poll(activity).toBe('Looking for the artifact bucket');
  tell({ reason: 'AWS asks to slow down', milliseconds: 4_000 });
  expect([activity(), deployment.snapshot().pause]).toEqual(Array(2).fill('AWS asks to slow down; asking again in 4 s'));
  tell();
  expect([activity(), deployment.snapshot().pause]).toEqual(['Looking for the artifact bucket', undefined]);
  isLetIn();
  await expect.poll(() => deployment.snapshot().phase).toBe('staged');
  // It waits for a person: whatever else is asked of the cloud meanwhile holds nothing of it up.
  tell({ reason: 'AWS asks to slow down', milliseconds: 500 });
  expect(activity()).toBe('Changes ready');
  deployment.abort();
  await deployment.settled;
  await turn();
  expect(listeners.size).toBe(0);
});

test('left while nothing answers, nobody knows whether it goes on', async () => {
  for (const [pause, told] of [
    [undefined, 'the removal goes on in the cloud'],
    [{ reason: 'nothing answers', milliseconds: 4_000 }, 'the removal may go on in the cloud'],
  ] as const) {
    let tell: (pause: Pause | undefined) => void = () => undefined;
    const onPause = (listen: typeof tell) => {
      tell = listen;
      return () => undefined;
    };
    const plain = aSession({ inspect: aState('ready') });
    let isAsked = false;
    const poll = (_id: string, _cursor: unknown, signal?: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => {
        isAsked = true;
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    const deployer = createDeployer({ session: { ...plain, driver: { ...plain.driver, poll }, onPause }, clock: aClock(), random: aRandom() });
    const removal = deployer.remove({ projectName: 'shop', stage: 'dev' }, () => undefined);
    await expect.poll(() => isAsked).toBe(true);
    tell(pause);
    removal.detach();
    expect((await removal.settled).problems[0]?.summary).toBe(`it is no longer followed from here: ${told}`);
  }
});
