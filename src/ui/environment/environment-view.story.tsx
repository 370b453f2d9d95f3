import { emptyProject } from '#model/project.ts';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import type { Stories } from '#ui/parts/story.ts';
import { EnvironmentView } from './environment-view.tsx';

const idle = () => {};
const actions = { onSet: () => true, onMove: idle, onRemove: idle, onClose: idle };

export const stories: Stories = {
  some: () => <EnvironmentView project={aThumbnailer} catalogue={aCatalogue} {...actions} />,
  none: () => <EnvironmentView project={emptyProject('shop')} catalogue={aCatalogue} {...actions} />,
};
