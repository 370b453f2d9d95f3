// The template of a project: an ordered list of steps, each of which reads what is known and adds what it finds out.
// Nothing here knows a cloud: the dialect and the rooms give the pieces.
import type { Cloud } from '#kit/cloud.ts';
import { type JsonSource, readJsonSource } from '#model/json-source.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { placeOf } from '#model/project-file.ts';
import type { Draft, Step } from './draft.ts';
import type { Generated, GenerateInput } from './generated.ts';
import { assemble } from './steps/assemble.ts';
import { claims } from './steps/claims.ts';
import { cycles } from './steps/cycles.ts';
import { dropUnused } from './steps/drop-unused.ts';
import { environment } from './steps/environment.ts';
import { fragment } from './steps/fragment.ts';
import { functions } from './steps/functions.ts';
import { hints } from './steps/hints.ts';
import { idleCosts } from './steps/idle-costs.ts';
import { limits } from './steps/limits.ts';
import { loops } from './steps/loops.ts';
import { mergeFragment } from './steps/merge-fragment.ts';
import { outputs } from './steps/outputs.ts';
import { permissions } from './steps/permissions.ts';
import { place } from './steps/place.ts';
import { print } from './steps/print.ts';
import { references } from './steps/references.ts';
import { resources } from './steps/resources.ts';
import { schema } from './steps/schema.ts';
import { triggers } from './steps/triggers.ts';
import { validateProject } from './validate-project.ts';

const STEPS: readonly Step[] = [
  place,
  fragment,
  resources,
  triggers,
  claims,
  // After `triggers`: what a trigger needs is part of its function's role.
  permissions,
  environment,
  functions,
  // After everything that may refer to a resource.
  dropUnused,
  assemble,
  outputs,
  print,
  mergeFragment,
  // From here on the template is whole, and is only judged.
  references,
  cycles,
  loops,
  hints,
  schema,
  limits,
];

/** Makes the template of a project, with everything that is to be said about it. The same input gives the same bytes. */
export function generate(cloud: Cloud, input: GenerateInput): Generated {
  const problems: Problem[] = [];
  let draft = emptyDraft(cloud, input);
  try {
    for (const step of STEPS) {
      const { problems: found = [], ...added } = step(draft);
      problems.push(...found);
      draft = { ...draft, ...added };
    }
  } catch (error) {
    // Rooms read properties as their fields declare them. Where the manifest breaks that, it is what has to be told; else the fault is ours.
    const causes = validateProject(input.project, cloud.catalogue, undefined, input.manifest === undefined ? {} : { manifest: input.manifest });
    if (!hasErrors(causes)) throw error;
    draft = emptyDraft(cloud, input);
    problems.push(...causes);
  }
  const members = draft.nodes.filter((node) => node.kind === 'resource');
  return {
    template: draft.template,
    body: draft.body,
    problems: problems.map((one) => located(draft, one)),
    parameters: draft.environmentParameters,
    artifactBucketParameter: cloud.dialect.artifactBucket.id,
    names: Object.fromEntries(members.map((node) => [node.id, node.name])),
    statements: draft.statements,
    reasons: draft.reasons,
    dropped: draft.dropped,
    ...(draft.keptUnused.length > 0 ? { keptUnused: draft.keptUnused } : {}),
    publicUrls: draft.triggers.filter((trigger) => isPublic(draft, trigger.type)).length,
    idleCosts: idleCosts(draft),
    dataHolders: members.filter((node) => node.holdsData).map((node) => node.id),
  };
}

/** What a room says has a field of the manifest; its line is looked up here. */
function located({ input, placeOf: at }: Draft, one: Problem): Problem {
  if (input.manifest === undefined || one.at.file !== MANIFEST_FILE || one.at.field === undefined || one.at.line !== undefined) return one;
  const path = one.at.field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { ...one, at: { ...at(path), ...one.at } };
}

function isPublic({ cloud }: Draft, type: string): boolean {
  return cloud.catalogue.services.some((service) =>
    Object.values(service.triggers).some((trigger) => trigger.isPublic && `${service.id}.${trigger.id}` === type),
  );
}

function emptyDraft(cloud: Cloud, input: GenerateInput): Draft {
  let source: JsonSource | undefined;
  return {
    cloud,
    input,
    placeOf: (path) => {
      if (input.manifest === undefined) return placeOf(path);
      source ??= readJsonSource(input.manifest);
      return { ...placeOf(path), ...source.placeOf(path) };
    },
    functions: [],
    resources: new Map(),
    triggers: [],
    fragment: { sections: {}, problems: [] },
    resourcePieces: new Map(),
    triggerPieces: new Map(),
    functionPieces: new Map(),
    statements: {},
    reasons: {},
    variables: {},
    parameters: [],
    environmentParameters: [],
    kept: new Set(),
    keptUnused: [],
    dropped: [],
    assembled: [],
    outputs: [],
    template: {},
    body: '',
    nodes: [],
  };
}
