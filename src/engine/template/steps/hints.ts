import { resourceTypeOf } from '#kit/catalogue.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Usage } from '#model/usage.ts';
import type { Draft, Step } from '../draft.ts';

/** What is worth knowing of a role that allows one thing on a resource, and not another that usually goes with it. */
export const hints: Step = (draft) => {
  const groups = new Map<string, Usage[]>();
  for (const usage of draft.input.scan.usages) {
    if (usage.kind !== 'operation' || usage.resource === null) continue;
    const key = `${usage.function} ${usage.resource}`;
    const group = groups.get(key);
    if (group) group.push(usage);
    else groups.set(key, [usage]);
  }
  return { problems: [...groups.values()].flatMap((usages) => hintsOf(draft, usages)) };
};

function hintsOf(draft: Draft, usages: readonly Usage[]): Problem[] {
  const [first] = usages;
  const resource = first?.resource ? draft.resources.get(first.resource) : undefined;
  if (!first || !resource) return [];
  const does = (usage: Usage, action: string) => usage.grants.some((grant) => grant.actions.includes(action));
  const byHand = draft.input.project.functions[first.function]?.permissions?.flatMap((statement) => statement.actions) ?? [];
  return (resourceTypeOf(draft.cloud.catalogue, resource.type)?.hints ?? []).flatMap(({ code, has, lacks, summary, remedy }) => {
    const reason = usages.find((usage) => does(usage, has));
    if (!reason || byHand.includes(lacks) || usages.some((usage) => does(usage, lacks))) return [];
    const at = { file: reason.file, line: reason.line, column: reason.column, function: first.function };
    return [problem(code, { at, summary: summary.replace('{function}', first.function).replace('{resource}', resource.name), remedy })];
  });
}
