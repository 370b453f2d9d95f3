import { stableJson } from '#base/stable-json.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import { MANIFEST_FILE, settingsOf } from '#model/project.ts';

/** What a build is made of: the files, and of the manifest only what decides on artifacts. */
export interface BuildSources {
  readonly files: ProjectFiles;
  readonly functions: string;
}

export function buildSourcesOf(project: Project, files: ProjectFiles): BuildSources {
  const functions = Object.entries(project.functions).map(([name, definition]) => {
    const { entry, export: exported, runtime, architecture } = settingsOf(definition);
    return [name, entry, exported, runtime, architecture];
  });
  return { files, functions: stableJson(functions) };
}

/** Whether a build of the one is a build of the other. Changed configuration alone (memory, triggers, variables) asks for no build. */
export function areSameSources(one: BuildSources, other: BuildSources): boolean {
  if (one.functions !== other.functions) return false;
  if (one.files === other.files) return true;
  const paths = new Set([...Object.keys(one.files), ...Object.keys(other.files)].filter(isBuilt));
  return [...paths].every((path) => isSameContent(one.files[path], other.files[path]));
}

/** Test events and the manifest itself go into no artifact. */
function isBuilt(path: string): boolean {
  return path !== MANIFEST_FILE && !path.startsWith('events/');
}

function isSameContent(one: string | Uint8Array | undefined, other: string | Uint8Array | undefined): boolean {
  if (one === other) return true;
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array) || one.length !== other.length) return false;
  return one.every((byte, at) => byte === other[at]);
}
