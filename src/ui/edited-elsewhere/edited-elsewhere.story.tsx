import type { Stories } from '#ui/parts/story.ts';
import { EditedElsewhereView } from './edited-elsewhere-view.tsx';

const nothing = () => undefined;

export const stories: Stories = {
  twoFiles: () => (
    <EditedElsewhereView
      files={[
        { path: 'src/hello.ts', mine: 'export const a = 1;\nexport const said = "here";\n', theirs: 'export const a = 1;\nexport const said = "there";\n' },
        { path: 'src/old.ts', mine: 'export {};\n', theirs: null },
      ]}
      onMine={nothing}
      onTheirs={nothing}
      onBoth={nothing}
      onClose={nothing}
    />
  ),
  allChosen: () => <EditedElsewhereView files={[]} onMine={nothing} onTheirs={nothing} onBoth={nothing} onClose={nothing} />,
};
