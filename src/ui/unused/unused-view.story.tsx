import { emptyProject } from '#model/project.ts';
import { unusedReport } from '#state/unused.ts';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import type { Stories } from '#ui/parts/story.ts';
import { UnusedView } from './unused-view.tsx';

const idle = () => {};
const actions = { titleOf: () => 'Bucket', onRemove: idle, onRestore: idle, onClearRemoved: idle, onJump: idle, onClose: idle };
const removed = [{ name: 'old', definition: { type: 's3.bucket', origin: 'project' }, triggers: [] }] as const;

export const stories: Stories = {
  some: () => <UnusedView report={unusedReport(aThumbnailer, aThumbnailerScan, aCatalogue)} removed={removed} {...actions} />,
  nothingUsed: () => (
    <UnusedView report={unusedReport(aThumbnailer, { ...aThumbnailerScan, usages: [], variables: {} }, aCatalogue)} removed={[]} {...actions} />
  ),
  held: () => <UnusedView report={unusedReport(aThumbnailer, aThumbnailerScan, aCatalogue, { holders: ['spare'] })} removed={[]} {...actions} />,
  empty: () => (
    <UnusedView report={unusedReport(emptyProject('shop'), { ...aThumbnailerScan, usages: [], variables: {} }, aCatalogue)} removed={[]} {...actions} />
  ),
};
