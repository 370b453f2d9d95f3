import type { Json } from '#base/json.ts';
import type { PlacedFunction } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { Statement } from '#model/template.ts';
import type { Usage, UsageGrant } from '#model/usage.ts';
import type { Draft, Step } from '../draft.ts';
import { mergeStatements } from './merge-statements.ts';
import { templateOf } from './resources.ts';
import { serviceOfCode, typeWithPart } from './service-of-code.ts';

/** What each function's role allows: the union over its usages, its triggers, its log and what was added by hand, per resource, and nothing wider. */
export const permissions: Step = (draft) => {
  const byFunction = new Map<string, Usage[]>();
  for (const usage of draft.input.scan.usages) {
    if (usage.kind !== 'operation') continue;
    const list = byFunction.get(usage.function);
    if (list) list.push(usage);
    else byFunction.set(usage.function, [usage]);
  }
  const triggerStatements = new Map<string, Statement[]>();
  for (const [trigger, { grants = [] }] of draft.triggerPieces) {
    const evidence = evidenceAt(draft, ['functions', trigger.function.name, 'triggers', trigger.name]);
    const list = triggerStatements.get(trigger.function.name) ?? [];
    list.push(...grants.map((grant) => ({ ...grant, evidence })));
    triggerStatements.set(trigger.function.name, list);
  }
  const ofEach = draft.functions.map((placed) => ({
    name: placed.name,
    derived: [
      ...ofLog(draft, placed),
      ...(byFunction.get(placed.name) ?? []).flatMap((usage) => ofUsage(draft, usage)),
      ...(triggerStatements.get(placed.name) ?? []),
    ],
    written: byHand(draft, placed),
  }));
  const operations = [...byFunction.values()].flat();
  return {
    problems: [...handProblems(draft), ...operations.flatMap((usage) => literalProblem(draft, usage))],
    statements: Object.fromEntries(ofEach.map(({ name, derived, written }) => [name, [...mergeStatements(derived), ...written]])),
    reasons: Object.fromEntries(ofEach.map(({ name, derived, written }) => [name, [...derived, ...written]])),
  };
};

function ofLog(draft: Draft, placed: PlacedFunction): Statement[] {
  const evidence = evidenceAt(draft, ['functions', placed.name]);
  return draft.cloud.dialect.functionGrants(placed).map((grant) => ({ ...grant, evidence }));
}

function ofUsage(draft: Draft, usage: Usage): Statement[] {
  const evidence = [{ file: usage.file, line: usage.line }];
  return usage.grants.flatMap((grant) => {
    const resources = resourcesOf(draft, usage, grant);
    return resources.length > 0 && grant.actions.length > 0 ? [{ actions: grant.actions, resources, evidence }] : [];
  });
}

/** The full names that a grant is about. A usage whose resource isn't known grants nothing: that is a problem of the scan, and never a wider statement. */
function resourcesOf(draft: Draft, usage: Usage, grant: UsageGrant): readonly Json[] {
  if (grant.part === 'any') return ['*'];
  const resource = usage.resource === null ? undefined : draft.resources.get(usage.resource);
  if (resource) return templateOf(draft, resource.type).part(resource, grant.part, grant.name);
  if (grant.exact) return usage.reference === null ? [] : [usage.reference];
  const typeId = literalType(draft, usage, grant);
  if (typeId === undefined || usage.reference === null) return [];
  const { name: project } = draft.input.project;
  const outside = {
    name: usage.reference,
    id: '',
    type: typeId,
    origin: 'account' as const,
    reference: usage.reference,
    ...(grant.owner === undefined ? {} : { owner: grant.owner }),
    properties: {},
    project,
    stage: draft.input.stage,
  };
  const template = templateOf(draft, typeId);
  return template.referenceProblem?.(usage.reference) === undefined ? template.part(outside, grant.part, grant.name) : [];
}

/** Of what a literal is the name or the ARN, by the part of it that the call needs. */
function literalType(draft: Draft, usage: Usage, grant: UsageGrant): string | undefined {
  const service = usage.reference === null ? undefined : serviceOfCode(draft, grant.service ?? usage.service);
  const type = service && typeWithPart(service, grant.part);
  return service && type && `${service.id}.${type.id}`;
}

/** A literal that can't be the name of anything allows nothing, which has to be told. */
function literalProblem(draft: Draft, usage: Usage): Problem[] {
  const { reference } = usage;
  if (reference === null) return [];
  const types = new Set(usage.grants.flatMap((grant) => literalType(draft, usage, grant) ?? []));
  const [wrong] = [...types].flatMap((type) => templateOf(draft, type).referenceProblem?.(reference) ?? []);
  if (wrong === undefined) return [];
  const at = { file: usage.file, line: usage.line, column: usage.column, function: usage.function };
  const summary = `${usage.operation}: "${reference}" ${wrong}, so nothing is allowed on it`;
  return [problem('ResourceUnresolved', { at, summary, remedy: 'correct it, or add the permission by hand' })];
}

/** Kept apart from what was worked out, and in the order in which they were written. */
function byHand(draft: Draft, placed: PlacedFunction): Statement[] {
  const fullName = (id: string) => {
    const resource = [...draft.resources.values()].find((one) => one.id === id && one.origin === 'project');
    return resource && templateOf(draft, resource.type).part(resource, 'resource')[0];
  };
  return (placed.definition.permissions ?? []).flatMap(({ actions, resources }, index) => {
    if (actions.length === 0 || resources.length === 0) return [];
    const evidence = evidenceAt(draft, ['functions', placed.name, 'permissions', index]);
    return [{ actions, resources: resources.map((text) => draft.cloud.dialect.handResource(text, fullName)), evidence, byHand: true }];
  });
}

function handProblems({ cloud, functions, placeOf }: Draft): Problem[] {
  const told = (name: string, index: number, key: 'actions' | 'resources', texts: readonly string[]) =>
    texts.flatMap((text, at) => {
      const wrong = cloud.dialect.handProblem?.(key === 'actions' ? 'action' : 'resource', text);
      const path = ['functions', name, 'permissions', index, key, at];
      return wrong
        ? [problem('PropertyInvalid', { at: placeOf(path), summary: `"${text}", in a statement of ${name}, ${wrong.words}`, remedy: wrong.remedy })]
        : [];
    });
  return functions.flatMap(({ name, definition }) =>
    (definition.permissions ?? []).flatMap(({ actions, resources }, index) => [
      ...told(name, index, 'actions', actions),
      ...told(name, index, 'resources', resources),
    ]),
  );
}

function evidenceAt(draft: Draft, path: readonly (string | number)[]): Statement['evidence'] {
  return [{ file: MANIFEST_FILE, line: draft.placeOf(path).line ?? triggerLine(draft, path) ?? 1 }];
}

/** Without the manifest's text, the scan still knows where triggers stand. */
function triggerLine({ input }: Draft, [, name, section, trigger]: readonly (string | number)[]): number | undefined {
  if (section !== 'triggers' || typeof name !== 'string' || typeof trigger !== 'string') return undefined;
  const definition = input.project.functions[name]?.triggers?.[trigger];
  return input.scan.usages.find(
    (usage) => usage.kind === 'trigger' && usage.function === name && usage.operation === definition?.type && usage.resource === (definition.resource ?? null),
  )?.line;
}
