import type { Stories } from '#ui/parts/story.ts';
import { ReplaceFilesView } from './replace-files-view.tsx';

const nothing = () => undefined;
const actions = { onReplace: nothing, onKeep: nothing, onClose: nothing };

export const stories: Stories = {
  one: () => <ReplaceFilesView replaced={['src/hello.ts']} others={0} {...actions} />,
  several: () => <ReplaceFilesView replaced={['src/hello.ts', 'sample/sunset.png']} others={3} {...actions} />,
};
