import type { TryStep } from '#state/try-it.ts';
import type { Stories } from '#ui/parts/story.ts';
import { TryItView } from './try-it-view.tsx';

const steps: readonly TryStep[] = [
  { kind: 'open', label: 'Open the counter', resource: 'api', path: '/' },
  { kind: 'send-message', label: 'Send a message', resource: 'jobs', body: 'x' },
  { kind: 'peek', label: 'See the counts', resource: 'visits' },
];

export const stories: Stories = {
  fresh: () => <TryItView steps={steps} outcomes={{}} addressOf={() => 'http://127.0.0.1/'} onTry={() => {}} />,
  tried: () => (
    <TryItView
      steps={steps}
      outcomes={{
        0: { state: 'done', summary: 'Opened in a new tab' },
        1: { state: 'failed', summary: 'jobs is not deployed; deploy the project first' },
        2: {
          state: 'done',
          summary: '2 items',
          detail: [
            { page: 'home', count: 3 },
            { page: 'about', count: 1 },
          ],
        },
      }}
      addressOf={() => 'http://127.0.0.1/'}
      onTry={() => {}}
    />
  ),
};
