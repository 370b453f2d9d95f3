import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import type { Stories } from '#ui/parts/story.ts';
import { PaletteView } from './palette-view.tsx';

const idle = () => {};
const actions = { onDragStart: idle, onDragEnd: idle, onInsert: idle, onTrigger: idle, onDefine: idle, onInspect: idle };

export const stories: Stories = {
  some: () => (
    <div style={{ width: 280, height: 480 }}>
      <PaletteView catalogue={aCatalogue} project={aThumbnailer} {...actions} />
    </div>
  ),
};
