import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Http, Registry } from '#kit/ports.ts';

type Description = Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string };

export interface PackageOf {
  readonly description: Description;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

export interface FakeRegistry extends Registry {
  http: Http;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  readonly integrity: (name: string, version: string) => string;
  /** Changes a byte of an archive after its integrity was told. */
  corrupt(name: string, version: string): void;
  isDown: boolean;
}

/** A registry in memory that answers as npm's does; `latest` is the last version given. */
export function aRegistry(packages: readonly PackageOf[]): FakeRegistry {
  const archives = new Map<string, Uint8Array>();
  const entries = new Map<string, Map<string, object>>();
  const integrities = new Map<string, string>();
  for (const { description, files = { 'index.js': '' } } of packages) {
    const { name, version } = description;
    const archive = tarball({ 'package.json': JSON.stringify(description), ...files });
    const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    integrities.set(`${name}@${version}`, integrity);
    archives.set(`/${name}/-/${name.split('/').pop()}-${version}.tgz`, archive);
    const versions = entries.get(name) ?? new Map<string, object>();
    entries.set(name, versions.set(version, { ...description, dist: { integrity, tarball: 'http://elsewhere.invalid/never-used' } }));
  }
  const asked: string[] = [];
  const answer = (status: number, body: Uint8Array | object = {}) => ({
    status,
    headers: {},
    body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)),
  });
  const registry: FakeRegistry = {
    asked,
    isDown: false,
    integrity: (name, version) => integrities.get(`${name}@${version}`) ?? '',
    corrupt(name, version) {
      const archive = archives.get(`/${name}/-/${name.split('/').pop()}-${version}.tgz`);
      if (archive) archive[archive.length - 1] = (archive.at(-1) ?? 0) ^ 1;
    },
    npm: async () => 'http://registry.invalid',
    http: async ({ url }) => {
      const path = decodeURIComponent(new URL(url).pathname);
      asked.push(path);
      if (registry.isDown) throw new Error('no answer');
      const archive = archives.get(path);
      if (archive) return answer(200, archive.slice());
      const [, name = '', version] = /^\/((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(path) ?? [];
      const versions = entries.get(name);
      const latest = [...(versions?.keys() ?? [])].at(-1) ?? '';
      if (!versions) return answer(404);
      if (version === undefined) return answer(200, { name, 'dist-tags': { latest }, versions: Object.fromEntries(versions) });
      const entry = versions.get(version === 'latest' ? latest : version);
      return entry ? answer(200, entry) : answer(404);
    },
  };
  return registry;
}

/** A tar in gzip, as npm packs it; a name over a hundred characters has a header of its own. */
export function tarball(files: Readonly<Record<string, string | Uint8Array>>, folder = 'package'): Uint8Array {
  const parts = Object.entries(files).flatMap(([path, content]) => {
    const name = `${folder}/${path}`;
    const bytes = Buffer.from(content as string);
    const record = ` path=${name}\n`;
    const long = name.length > 100 ? [...entry('pax', Buffer.from(`${record.length + String(record.length + 3).length}${record}`), 'x')] : [];
    return [...long, ...entry(name.slice(0, 100), bytes, '0')];
  });
  return new Uint8Array(gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)])));
}

function entry(name: string, bytes: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write('000644 \0', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')} `, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}
