import { problem } from '#model/problem.ts';
import type { Step } from '../draft.ts';

/** The project's own fragment, before anything is dropped: what it refers to counts as used. */
export const fragment: Step = ({ input, placeOf }) => {
  const { template } = input.project;
  if (input.fragment) return { fragment: input.fragment, problems: input.fragment.problems };
  if (template === undefined) return {};
  const remedy = 'create the file, or correct `template`';
  return { problems: [problem('FragmentInvalid', { at: placeOf(['template']), summary: `no file ${template}`, remedy })] };
};
