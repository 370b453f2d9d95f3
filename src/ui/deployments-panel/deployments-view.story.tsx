import { monitorStates, STATES_NOW } from '#support/deployment-states.ts';
import type { Stories } from '#ui/parts/story.ts';
import { DeploymentsView } from './deployments-view.tsx';

export const stories: Stories = Object.fromEntries(
  ['executing', 'succeeded', 'rolledBack'].map((name) => [
    name,
    () => {
      const snapshot = monitorStates[name];
      return (
        <div style={{ height: 320, border: '1px solid var(--line)' }}>
          {snapshot && <DeploymentsView snapshot={snapshot} now={STATES_NOW} onOpen={() => {}} />}
        </div>
      );
    },
  ]),
);
