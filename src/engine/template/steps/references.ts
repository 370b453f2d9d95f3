import { problem } from '#model/problem.ts';
import type { Step } from '../draft.ts';
import { ownerPlace } from './owner-place.ts';

/** Whatever is referred to has to be there. */
export const references: Step = (draft) => {
  const known = new Set(draft.nodes.filter((node) => node.kind === 'resource' || node.kind === 'parameter').map((node) => node.id));
  // What the fragment says wrongly is told there.
  for (const id of draft.fragment.leftOut ?? []) known.add(id);
  return {
    problems: draft.nodes.flatMap((node) =>
      node.refersTo
        .filter((id) => !known.has(id))
        .map((id) =>
          problem('TemplateInvalid', {
            at: ownerPlace(draft, node),
            summary: `${node.id} refers to ${id}, which the template does not have`,
            remedy: 'correct the name; the id of a function or resource is its name with a capital first letter',
          }),
        ),
    ),
  };
};
