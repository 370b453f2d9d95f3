import { isJsonObject, type JsonObject } from '#base/json.ts';

/** Project names by logical id, out of the metadata that every generated template carries; a template that isn't JSON has none. */
export function namesIn(template: string): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id, resource] of Object.entries(resourcesIn(template))) {
    const metadata = isJsonObject(resource) && isJsonObject(resource.Metadata) ? resource.Metadata.Stackwright : undefined;
    if (isJsonObject(metadata) && typeof metadata.name === 'string') names[id] = metadata.name;
  }
  return names;
}

export function resourcesIn(template: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(template);
    return isJsonObject(parsed) && isJsonObject(parsed.Resources) ? parsed.Resources : {};
  } catch {
    return {};
  }
}
