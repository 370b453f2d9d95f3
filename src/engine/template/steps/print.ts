import type { Step } from '../draft.ts';

/** The cloud's own document of all that was decided. */
export const print: Step = ({ cloud, input, assembled, outputs, parameters }) => ({
  template: cloud.dialect.print({
    description: input.project.description ?? '',
    parameters: [cloud.dialect.artifactBucket, ...parameters],
    resources: assembled,
    outputs,
  }),
});
