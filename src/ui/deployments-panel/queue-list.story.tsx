import { queueStates } from '#support/queue-states.ts';
import type { Stories } from '#ui/parts/story.ts';
import { QueueList } from './queue-list.tsx';

const idle = () => {};

export const stories: Stories = Object.fromEntries(
  (['queued', 'waitsForSomebody', 'waitsForPerson'] as const).map((name) => [
    name,
    () => <QueueList state={queueStates[name]} onGoOn={idle} onCancel={idle} />,
  ]),
);
