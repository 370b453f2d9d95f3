import type { Stories } from '#ui/parts/story.ts';
import { TemplateDialog } from './template-dialog.tsx';

const idle = () => {};
const actions = { onSave: idle, onClose: idle };
const body = '{\n  "Resources": {}\n}\n';

export const stories: Stories = {
  deployed: () => <TemplateDialog body={body} problems={[]} dropped={['news']} kept={['people', 'photos']} isStackKnown {...actions} />,
  unknown: () => <TemplateDialog body={body} problems={[]} dropped={['people', 'photos']} kept={[]} isStackKnown={false} {...actions} />,
};
