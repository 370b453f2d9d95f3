import { placeOfLogicalId as placeIn } from '#engine/template/place-of-logical-id.ts';
import type { Place } from '#model/place.ts';
import type { LoadedProject } from './load-project.ts';

/** Where in the project's folder a resource of the template comes from. */
export function placeOfLogicalId({
  project,
  files,
}: Pick<LoadedProject, 'project'> & Partial<Pick<LoadedProject, 'files'>>): (id: string, property?: string) => Place | undefined {
  return placeIn(project, files);
}
