import type { Pieces, ResourceTypeTemplate } from '#kit/resource-type.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import type { Draft, Step } from '../draft.ts';

/** What each resource that the stack owns puts into the template; whether it stays is decided later. */
export const resources: Step = (draft) => {
  const resourcePieces = new Map<string, Pieces>();
  const problems: Problem[] = [];
  for (const [name, resource] of draft.resources) {
    const template = templateOf(draft, resource.type);
    if (resource.origin === 'project')
      resourcePieces.set(
        name,
        template.pieces(resource, (other) => draft.resources.get(other)),
      );
    const wrong = resource.origin === 'account' && resource.reference !== undefined ? template.referenceProblem?.(resource.reference) : undefined;
    if (wrong) {
      const at = draft.placeOf(['resources', name, 'reference']);
      problems.push(problem('PropertyInvalid', { at, summary: `the reference "${resource.reference}" ${wrong}`, remedy: 'write its ARN, or its name' }));
    }
  }
  return { resourcePieces, problems };
};

/** A catalogue entry without its template is a mistake of the room. */
export function templateOf({ cloud }: Draft, type: string): ResourceTypeTemplate {
  const template = cloud.dialect.resourceTypes[type];
  if (!template) throw new Error(`${type} has no template`);
  return template;
}
