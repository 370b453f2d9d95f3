import type { Json } from '#base/json.ts';
import { splitTypeId, variableOf } from '#kit/catalogue.ts';
import type { Pieces } from '#kit/resource-type.ts';
import { variableBase } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Draft, Step } from '../draft.ts';
import { unknownRemedy } from '../unknown-remedy.ts';

/**
 * Leaves out resources of the project that nothing uses. It has to be certain: while some file didn't parse, or some call of the service has a
 * resource that isn't known, all that could be meant stay. What the stack has and holds data stays too, until its loss is confirmed.
 */
export const dropUnused: Step = (draft) => {
  const used = usedResources(draft);
  const kept = new Set<string>();
  const dropped: string[] = [];
  const uncertain: string[] = [];
  const keptUnused: string[] = [];
  const problems: Problem[] = [];
  const deployed = new Set(draft.input.deployedDataHolders);
  for (const name of draft.resourcePieces.keys()) {
    if (used.has(name)) kept.add(name);
    else if (isUncertain(draft, name)) {
      uncertain.push(name);
      kept.add(name);
    } else if (deployed.has(name)) {
      keptUnused.push(name);
      kept.add(name);
    } else dropped.push(name);
  }
  // What is kept for another reason than use may itself refer to others.
  for (const name of reachableFrom(draft, kept)) kept.add(name);
  for (const name of uncertain) {
    const summary = `${name} is kept, because it isn't known whether code uses it`;
    const remedy = unknownRemedy(draft.input.scan);
    problems.push(problem('UsageUnknown', { at: draft.placeOf(['resources', name]), summary, remedy }));
  }
  const left = dropped.filter((name) => !kept.has(name));
  // While a trigger can't be understood, what it may have meant isn't called unused.
  const defined = Object.values(draft.input.project.functions).reduce((sum, { triggers = {} }) => sum + Object.keys(triggers).length, 0);
  const isSure = draft.triggers.length >= defined;
  for (const name of isSure ? keptUnused : []) {
    const summary = `${name} is kept, because it is deployed and may hold data, though nothing uses it`;
    const remedy = 'use it in code or as a trigger, or remove it: the next deployment asks before it goes';
    problems.push(problem('ResourceUnused', { at: draft.placeOf(['resources', name]), summary, remedy }));
  }
  for (const name of isSure ? left : []) {
    const at = draft.placeOf(['resources', name]);
    problems.push(
      problem('ResourceUnused', { at, summary: `${name} is left out, because nothing uses it`, remedy: 'use it in code or as a trigger, or remove it' }),
    );
  }
  return { kept, keptUnused, dropped: left, problems };
};

function isUncertain({ cloud, input }: Draft, name: string): boolean {
  if (!input.scan.complete) return true;
  const [serviceId] = splitTypeId(input.project.resources[name]?.type ?? '');
  const sdk = cloud.catalogue.services.find((service) => service.id === serviceId)?.sdk;
  return input.scan.unresolvedServices.some((one) => one === serviceId || one === sdk);
}

/** What code, triggers, statements by hand, the fragment, and resources in use refer to. */
function usedResources(draft: Draft): Set<string> {
  const { input, cloud } = draft;
  const start = new Set<string>();
  for (const usage of input.scan.usages) if (usage.kind === 'operation' && usage.resource !== null) start.add(usage.resource);
  for (const trigger of draft.triggers) if (trigger.resource) start.add(trigger.resource.name);
  const read = new Set(Object.values(input.scan.variables).flat());
  for (const resource of draft.resources.values()) {
    const variable = variableOf(cloud.catalogue, resource.name, resource.type, variableBase);
    if (variable !== undefined && read.has(variable)) start.add(resource.name);
  }
  const owners = ownersOf(draft);
  const refer = (value: Json) => {
    for (const id of cloud.dialect.references(value)) {
      const owner = owners.get(id);
      if (owner !== undefined) start.add(owner);
    }
  };
  for (const section of Object.values(draft.fragment.sections)) refer(section);
  for (const id of draft.cloud.dialect.nodes(draft.fragment.sections).flatMap((node) => node.refersTo)) {
    const owner = owners.get(id);
    if (owner !== undefined) start.add(owner);
  }
  for (const pieces of draft.triggerPieces.values()) referPieces(pieces, refer);
  // As it was written: a resource's full name need not refer to it.
  for (const text of draft.functions.flatMap(({ definition }) => definition.permissions?.flatMap((statement) => statement.resources) ?? [])) {
    refer(cloud.dialect.handResource(text, () => undefined));
  }
  return reachableFrom(draft, start);
}

/** With what the pieces of resources refer to: a queue's queue for dead letters. */
function reachableFrom(draft: Draft, start: Iterable<string>): Set<string> {
  const owners = ownersOf(draft);
  const found = new Set<string>();
  const waiting = [...start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const pieces = draft.resourcePieces.get(name);
    if (!pieces) continue;
    referPieces(pieces, (value) => {
      for (const id of draft.cloud.dialect.references(value)) {
        const owner = owners.get(id);
        if (owner !== undefined && !found.has(owner)) waiting.push(owner);
      }
    });
  }
  return found;
}

function referPieces({ resources = [], additions = [] }: Pieces, refer: (value: Json) => void): void {
  for (const resource of resources) refer(resource.properties);
  for (const { append, otherwise } of additions) {
    if (append !== undefined) refer(append);
    if (otherwise !== undefined) refer(otherwise);
  }
}

/** Which resource of the project makes a member of the template. A helper that several make is nobody's. */
function ownersOf(draft: Draft): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [name, { resources = [] }] of draft.resourcePieces) for (const { id } of resources) if (!owners.has(id)) owners.set(id, name);
  for (const { id, name } of draft.resources.values()) owners.set(id, name);
  return owners;
}
