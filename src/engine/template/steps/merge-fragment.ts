import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { printJson } from '#base/stable-json.ts';
import type { TemplateNode } from '#kit/dialect.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Draft, Step } from '../draft.ts';

/**
 * The project's own fragment joins the template; a name that both have is a problem, and the generated one stays. What is referred to by its name
 * alone, a parameter or a resource, has one space of names.
 */
export const mergeFragment: Step = (draft) => {
  const template: Record<string, Json> = { ...draft.template };
  const problems: Problem[] = [];
  for (const [section, members] of Object.entries(draft.fragment.sections)) {
    const there = template[section];
    const merged: Record<string, Json> = { ...(there !== undefined && isJsonObject(there) ? (there as JsonObject) : {}) };
    for (const [id, member] of Object.entries(members)) {
      if (Object.hasOwn(merged, id)) problems.push(conflict(draft, section, id, `the fragment and the generated template both have ${id} in ${section}`));
      else merged[id] = member as Json;
    }
    template[section] = merged;
  }
  const nodes = draft.cloud.dialect.nodes(template);
  const doubled = doubledNames(nodes);
  if (doubled.size === 0) return { template, body: bodyOf(draft, template), nodes, problems };
  for (const [section, members] of Object.entries(draft.fragment.sections)) {
    for (const id of Object.keys(members)) {
      if (!doubled.delete(id)) continue;
      problems.push(conflict(draft, section, id, `the template has ${id} both as a parameter and as a resource`));
      const { [id]: _, ...others } = template[section] as JsonObject;
      template[section] = others;
    }
  }
  return { template, body: bodyOf(draft, template), nodes: draft.cloud.dialect.nodes(template), problems };
};

function doubledNames(nodes: readonly TemplateNode[]): Set<string> {
  const parameters = new Set(nodes.flatMap(({ kind, id }) => (kind === 'parameter' ? [id] : [])));
  return new Set(nodes.flatMap(({ kind, id }) => (kind === 'resource' && parameters.has(id) ? [id] : [])));
}

function conflict({ input, fragment }: Draft, section: string, id: string, summary: string): Problem {
  const field = `${section}.${id}`;
  return problem('TemplateConflict', {
    at: { file: input.project.template ?? '', field, ...fragment.places?.[field] },
    summary,
    remedy: 'rename it in the fragment',
  });
}

/** Indented, to be read; as one line where only that fits. */
function bodyOf({ cloud }: Draft, template: JsonObject): string {
  const body = printJson(template);
  return body.length <= cloud.dialect.limits.bytes ? body : JSON.stringify(template);
}
