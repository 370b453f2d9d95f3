import { problem } from '#model/problem.ts';
import type { Step } from '../draft.ts';
import { ownerPlace } from './owner-place.ts';

/** The template against the cloud's own schema, before it is sent. */
export const schema: Step = (draft) => {
  const names = new Map(draft.nodes.map((node) => [node.id, node.name]));
  return {
    problems: draft.cloud.dialect.check(draft.template).map(({ id, path, summary }) =>
      problem('TemplateInvalid', {
        at: { ...ownerPlace(draft, { id, name: names.get(id) ?? id }) },
        summary: `${id}${path === '' ? '' : `, ${path}`}: ${summary}`,
        remedy: 'correct it there',
      }),
    ),
  };
};
