import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { DeployWorldContext } from '#ui/parts/deploy-world-context.ts';
import { ReleasesPart } from './releases-part.tsx';

test('the ledger is read when the view is opened, and again after each end that is heard of', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  let reads = 0;
  const list = async () => {
    reads += 1;
    return [];
  };
  const driver = { inspect: async () => ({ condition: 'missing' }) };
  const { world } = aDeployWorld({ session: { releases: { list, missingArtifacts: async () => [] }, driver } as never });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const seen: number[] = [];
  const step = async (what: () => void) => {
    await act(async () => what());
    seen.push(reads);
  };
  await step(() =>
    root.render(
      <DeployWorldContext value={world}>
        <ReleasesPart />
      </DeployWorldContext>,
    ),
  );
  await step(() => world.deployment.setState({ deployed: undefined }));
  await step(() => world.deployment.setState({ deployed: [] }));
  await step(() => world.deployment.setState({ deployed: [] }));
  await step(() => root.render(null));
  await step(() => world.deployment.setState({ deployed: [] }));
  expect(seen).toEqual([1, 1, 2, 3, 3, 3]);
});
