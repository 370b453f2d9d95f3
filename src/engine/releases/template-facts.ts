import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { Release, ReleaseArtifact, ReleaseParameter } from '#model/release.ts';

/** What a template's own text tells of a release: for a deployment that was found again, whose build nobody remembers. */
export type TemplateFacts = Pick<Release, 'artifacts' | 'names' | 'parameters' | 'dataHolders'>;

export function factsOfTemplate(text: string | undefined): TemplateFacts {
  const template = parsed(text);
  const names: Record<string, string> = {};
  const artifacts = new Map<string, ReleaseArtifact>();
  const dataHolders: string[] = [];
  for (const [id, resource] of entriesOf(template.Resources)) {
    const metadata = isJsonObject(resource) && isJsonObject(resource.Metadata) ? resource.Metadata.Stackwright : undefined;
    const name = isJsonObject(metadata) && typeof metadata.name === 'string' ? metadata.name : undefined;
    if (name !== undefined) names[id] = name;
    // What holds data outlives its stack: that is how it is told from the rest.
    if (isJsonObject(resource) && typeof resource.DeletionPolicy === 'string' && resource.DeletionPolicy.startsWith('Retain')) dataHolders.push(id);
    for (const sha256 of artifactsIn(resource)) artifacts.set(id, { function: name ?? id, key: `artifacts/${sha256}.zip`, sha256 });
  }
  const parameters = entriesOf(template.Parameters).flatMap(([id, parameter]) => parameterOf(id, parameter));
  return { names, artifacts: [...artifacts.values()], parameters, dataHolders };
}

/** A template as JSON; anything else has nothing to tell. */
export function parsed(text: string | undefined): JsonObject {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function entriesOf(section: Json | undefined): [string, Json][] {
  return isJsonObject(section) ? Object.entries(section) : [];
}

export const ARTIFACT_KEY = /^artifacts\/([0-9a-f]{64})\.zip$/;

function artifactsIn(value: Json): string[] {
  if (typeof value === 'string') {
    const sha256 = ARTIFACT_KEY.exec(value)?.[1];
    return sha256 === undefined ? [] : [sha256];
  }
  if (Array.isArray(value)) return value.flatMap(artifactsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(artifactsIn) : [];
}

/** Its description is as the generator words it: `The value of API_KEY of resize`. */
function parameterOf(id: string, parameter: Json): ReleaseParameter[] {
  const description = isJsonObject(parameter) && typeof parameter.Description === 'string' ? parameter.Description : '';
  const words = /^The value of (?<variable>[A-Za-z_]\w*)(?: of (?<of>\w+))?$/.exec(description)?.groups;
  if (words?.variable === undefined) return [];
  return [{ id, variable: words.variable, ...(words.of === undefined ? {} : { function: words.of }) }];
}
