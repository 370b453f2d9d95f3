import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { TargetState } from '#state/target.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { DeployWorldContext } from '#ui/parts/deploy-world-context.ts';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { TryItView } from './try-it-view.tsx';

test('what leads out of the page leads nowhere in a rehearsal: addresses are text to copy, and nothing is tried', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const { world } = aDeployWorld({ session: {} });
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const open = { kind: 'open', label: 'Open the counter', resource: 'api', path: '/' } as const;
  const peek = { kind: 'peek', label: 'See the counts', resource: 'visits' } as const;
  await act(async () =>
    root.render(
      <DeployWorldContext value={world}>
        <Outputs outputs={[]} endpoints={[{ name: 'api', url: 'http://made.up/' }]} />
        <TryItView steps={[open, peek]} outcomes={{}} addressOf={() => 'http://made.up/'} onTry={() => {}} />
      </DeployWorldContext>,
    ),
  );
  const shown = () => ({
    links: [...host.querySelectorAll('a')].map((one) => one.textContent),
    buttons: [...host.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? one.textContent),
    address: host.querySelector('td')?.textContent,
    said: host.querySelector('.try-it p')?.textContent?.split('.')[0],
  });
  expect(shown()).toEqual({
    links: ['http://made.up/', 'Open the counter'],
    buttons: ['Copy api', 'See the counts'],
    address: 'http://made.up/',
    said: undefined,
  });
  await act(async () => world.target.setState({ rehearsal: {} as TargetState['rehearsal'] & object }));
  expect(shown()).toEqual({ links: [], buttons: ['Copy api'], address: 'http://made.up/', said: 'Functions don’t run in a rehearsal' });
  await act(async () => root.unmount());
});
