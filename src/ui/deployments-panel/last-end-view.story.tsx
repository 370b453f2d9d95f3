import { problem } from '#model/problem.ts';
import { aRelease } from '#support/releases.ts';
import type { Stories } from '#ui/parts/story.ts';
import { LastEndView } from './last-end-view.tsx';

const at = { startedAt: Date.UTC(2026, 10, 23, 16), endedAt: Date.UTC(2026, 10, 23, 16, 0, 42) };
const refused = problem('ResourceFailed', { at: { resource: 'visits' }, summary: 'visits could not be made: Service unavailable', remedy: 'deploy again' });

export const stories: Stories = {
  deployed: () => <LastEndView release={aRelease({ ...at, summary: '7 added, nothing removed.' })} isGone={false} endpoints={[]} onOpen={() => {}} />,
  rolledBack: () => (
    <LastEndView
      release={aRelease({ ...at, status: 'rolledBack', summary: '1 added, nothing removed.', problems: [refused] })}
      isGone={false}
      endpoints={[]}
      onOpen={() => {}}
    />
  ),
  gone: () => <LastEndView release={aRelease({ ...at, summary: '7 added, nothing removed.' })} isGone endpoints={[]} onOpen={() => {}} />,
};
