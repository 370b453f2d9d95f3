import type { Step } from '../draft.ts';

/** The project's own fragment, before anything is dropped: what it refers to counts as used. One that isn't there is told where the manifest is checked. */
export const fragment: Step = ({ input }) => (input.fragment ? { fragment: input.fragment, problems: input.fragment.problems } : {});
