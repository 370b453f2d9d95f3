import { cyclesOf } from '#base/graph.ts';
import { problem } from '#model/problem.ts';
import type { Step } from '../draft.ts';
import { ownerPlace } from './owner-place.ts';

/** What waits for itself can't be made. Names the members, by the names that the project has for them. */
export const cycles: Step = (draft) => {
  const members = new Map(draft.nodes.filter((node) => node.kind === 'resource').map((node) => [node.id, node]));
  const graph = new Map([...members].map(([id, node]) => [id, node.refersTo.filter((other) => members.has(other))]));
  return {
    problems: cyclesOf(graph).map((ids) => {
      const names = ids.map((id) => (members.get(id)?.name === id ? id : `${members.get(id)?.name} (${id})`));
      const first = members.get(ids[0] as string);
      return problem('Cycle', {
        at: first ? ownerPlace(draft, first) : {},
        summary: `${names.join(', ')} wait for each other`,
        remedy: 'let one of them do without another: take out a reference, a trigger or a call',
      });
    }),
  };
};
