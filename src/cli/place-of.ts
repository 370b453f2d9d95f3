import { logicalId } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { LoadedProject } from './load-project.ts';

/** Where in the project a resource of the template comes from: a function's entry, or the manifest. Helpers' ids begin with their owner's. */
export function placeOfLogicalId(loaded: Pick<LoadedProject, 'project'>): (id: string) => Place | undefined {
  const { project } = loaded;
  const owners = [
    ...Object.entries(project?.functions ?? {}).map(([name, definition]) => ({ id: logicalId(name), at: { function: name, file: definition.entry, line: 1 } })),
    ...Object.keys(project?.resources ?? {}).map((name) => ({ id: logicalId(name), at: { resource: name, file: MANIFEST_FILE } })),
  ].sort((a, b) => b.id.length - a.id.length);
  return (id) => owners.find((one) => id === one.id)?.at ?? owners.find((one) => id.startsWith(one.id) && isWord(id.slice(one.id.length)))?.at;
}

/** `Photos` is the owner of `PhotosPolicy`, and has nothing to do with `Photos2`. */
function isWord(rest: string): boolean {
  return /^[A-Z]/.test(rest);
}
