import { unbuiltKey } from '#model/artifact.ts';
import type { Step } from '../draft.ts';

/** Each function with its role, its log and its variables. One that isn't built gets a key that is never deployed. */
export const functions: Step = (draft) => {
  const { project, stage, artifacts } = draft.input;
  return {
    functionPieces: new Map(
      draft.functions.map((placed) => {
        const built = Object.hasOwn(artifacts, placed.name) ? artifacts[placed.name] : undefined;
        const plan = {
          function: placed,
          project: project.name,
          stage,
          artifact: built ?? { key: unbuiltKey(placed.name), handler: `index.${placed.settings.export}` },
          variables: draft.variables[placed.name] ?? {},
          statements: draft.statements[placed.name] ?? [],
        };
        return [placed.name, draft.cloud.dialect.functionPieces(plan)];
      }),
    ),
  };
};
