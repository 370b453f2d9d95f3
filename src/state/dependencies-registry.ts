import { isJsonObject, type JsonObject } from '#base/json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Registry } from '#kit/ports.ts';
import type { FoundPackage } from './dependencies.ts';

/** Packages whose name or description fits. A registry without a search (many mirrors) answers for the exact name alone. */
export async function searchPackages(registry: Registry, text: string, signal: AbortSignal): Promise<readonly FoundPackage[]> {
  const url = `${await registry.npm(text)}/-/v1/search?text=${encodeURIComponent(text)}&size=20`;
  const answer = await registry.http({ url, headers: { accept: 'application/json' }, signal });
  if (answer.status === 200) {
    const objects = readJson(answer.body).objects;
    if (Array.isArray(objects)) return objects.flatMap((one: unknown) => found(isJsonObject(one) ? one.package : undefined));
  }
  const exact = await readPackage(registry, text, signal);
  return exact === undefined ? [] : found({ ...exact, version: latestOf(exact) });
}

/** Versions of a package, newest first, without those before a release. Undefined: there is no such package. */
export async function packageVersions(registry: Registry, name: string, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const read = await readPackage(registry, name, signal);
  const versions = read?.versions;
  return isJsonObject(versions)
    ? Object.keys(versions)
        .filter((version) => !version.includes('-'))
        .reverse()
    : undefined;
}

async function readPackage(registry: Registry, name: string, signal: AbortSignal): Promise<JsonObject | undefined> {
  if (!/^(@[a-z0-9~._-]+\/)?[a-z0-9~._-]+$/i.test(name)) return undefined;
  const url = `${await registry.npm(name)}/${name.replace('/', '%2f')}`;
  const answer = await registry.http({ url, headers: { accept: 'application/vnd.npm.install-v1+json, application/json' }, signal });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new CloudError('RegistryUnreachable', `the registry answers ${answer.status} for ${name}`, { remedy: 'try again later' });
  return readJson(answer.body);
}

function latestOf(read: JsonObject): string {
  const tags = read['dist-tags'];
  return isJsonObject(tags) && typeof tags.latest === 'string' ? tags.latest : '';
}

function found(value: unknown): FoundPackage[] {
  if (!isJsonObject(value) || typeof value.name !== 'string' || typeof value.version !== 'string' || value.version === '') return [];
  return [{ name: value.name, version: value.version, description: typeof value.description === 'string' ? value.description : '' }];
}

function readJson(body: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isJsonObject(value) ? value : {};
  } catch {
    throw new CloudError('RegistryUnreachable', 'the registry answers with something that is not JSON', { remedy: 'check the address of the registry' });
  }
}
