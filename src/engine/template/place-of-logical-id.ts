import { isJsonObject } from '#base/json.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { readJsonSource } from '#model/json-source.ts';
import { logicalId } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import { MANIFEST_FILE, type Project } from '#model/project.ts';

/**
 * Where in the project a resource of the template comes from: a function's entry, the manifest, the fragment. Helpers' ids begin with their owner's.
 * With a property of it (`/Resources/Hit/Properties/MemorySize`), the key of the manifest that gives its value, where there is one.
 */
export function placeOfLogicalId(project: Project | undefined, files: ProjectFiles = {}): (id: string, property?: string) => Place | undefined {
  const manifest = textOf(files, MANIFEST_FILE);
  const source = manifest === undefined ? undefined : readJsonSource(manifest);
  const inManifest = (path: readonly string[]): Place => ({ file: MANIFEST_FILE, ...source?.placeOf(path) });
  const owners = [
    ...Object.entries(project?.functions ?? {}).flatMap(([name, { entry, triggers = {} }]) => [
      { id: logicalId(name), at: (): Place => ({ function: name, file: entry, line: 1 }) },
      ...Object.keys(triggers).map((trigger) => ({
        id: logicalId(name) + logicalId(trigger),
        at: (): Place => ({ function: name, trigger, ...inManifest(['functions', name, 'triggers', trigger]) }),
      })),
    ]),
    ...Object.keys(project?.resources ?? {}).map((name) => ({
      id: logicalId(name),
      at: (): Place => ({ resource: name, ...inManifest(['resources', name]) }),
    })),
  ].sort((a, b) => b.id.length - a.id.length);
  const fragment = project?.template;
  const fragmentText = fragment === undefined ? undefined : textOf(files, fragment);
  const keyOf = (path: readonly string[], value: object | undefined, property: string): Place | undefined => {
    const wanted = property.split('/').at(-1)?.toLowerCase() ?? '';
    // `memory` gives `MemorySize`, `concurrency` what is called `ReservedConcurrentExecutions`.
    const key = Object.keys(value ?? {}).find((one) => wanted.includes(one.toLowerCase().slice(0, 8)));
    return key === undefined ? undefined : inManifest([...path, key]);
  };
  const ofProperty = ({ function: name, trigger, resource }: Place, property: string): Place | undefined => {
    if (resource !== undefined) return keyOf(['resources', resource, 'properties'], project?.resources[resource]?.properties, property);
    return name === undefined || trigger !== undefined ? undefined : keyOf(['functions', name], project?.functions[name], property);
  };
  return (id, property) => {
    const owner = owners.find((one) => id === one.id)?.at();
    if (owner) return { ...owner, ...(property === undefined ? {} : ofProperty(owner, property)) };
    const line = fragmentText === undefined ? undefined : lineOfKey(fragmentText, id);
    if (fragment !== undefined && line !== undefined) return { file: fragment, line };
    return owners.find((one) => id.startsWith(one.id) && isWord(id.slice(one.id.length)))?.at();
  };
}

/** `Photos` is the owner of `PhotosPolicy`, and has nothing to do with `Photos2`. */
function isWord(rest: string): boolean {
  return /^[A-Z]/.test(rest);
}

function lineOfKey(text: string, id: string): number | undefined {
  const { value, placeOf } = readJsonSource(text);
  if (isJsonObject(value)) return isJsonObject(value.Resources) && Object.hasOwn(value.Resources, id) ? placeOf(['Resources', id]).line : undefined;
  // In YAML a member's key begins its line.
  const index = text.split('\n').findIndex((line) => new RegExp(`^\\s*["']?${id}["']?\\s*:`).test(line));
  return index < 0 ? undefined : index + 1;
}
