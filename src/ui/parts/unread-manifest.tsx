import { MANIFEST_FILE } from '#model/project.ts';
import { EmptyState } from './empty-state.tsx';

/** Where something of the project would be shown, and its manifest couldn't be read yet. */
export function UnreadManifest() {
  return <EmptyState>{MANIFEST_FILE} can’t be read: Problems says why, with its line.</EmptyState>;
}
