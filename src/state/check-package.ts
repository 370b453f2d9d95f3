import { createPackageDocuments } from '#engine/build/registry-documents.ts';
import { isFromElsewhere, wantedPackage } from '#engine/build/wanted-package.ts';
import type { Registry } from '#kit/ports.ts';

/** What the registry says of a package and its versions: the one that the build would take, or why it would find none. */
export type PackageCheck = { readonly found: string; readonly wrong?: never } | { readonly found?: never; readonly wrong: string };

/** Asks as the build does. Throws where the registry doesn't answer. */
export async function checkPackage(registry: Registry, typed: string, typedRange: string, signal: AbortSignal): Promise<PackageCheck> {
  const { name, range } = wantedPackage(typed, typedRange);
  const noName = [typed, name].find((one) => !PACKAGE_NAME.test(one));
  if (noName !== undefined) return { wrong: `“${noName}” is no name of a package.` };
  if (isFromElsewhere(range)) return { wrong: `${typed} would come from “${range}”: only packages of the registry can be built in. Type a version of it.` };
  const documents = createPackageDocuments(registry, () => undefined, signal);
  const version = await documents.pick(name, range);
  if (version) return { found: `${name} ${version.version}` };
  const latest = await documents.latest(name);
  if (!latest) return { wrong: `The registry has no package “${name}”.` };
  return { wrong: `${name} has no version ${range}: use one that exists, such as ${latest.version}.` };
}

const PACKAGE_NAME = /^(@[a-z0-9~._-]+\/)?[a-z0-9~._-]+$/i;
