import type { ProjectFiles } from '#model/files.ts';

// The examples of the repository, each file fetched when its example is opened. Pictures and other bytes come by their address.
const texts = import.meta.glob<string>(['/examples/*/**/*.{ts,js,mjs,json,md,yaml,yml,html,css,txt}', '!**/node_modules/**'], {
  query: '?raw',
  import: 'default',
});
const bytes = import.meta.glob<string>(['/examples/*/**/*.{png,jpg,jpeg,gif,webp,pdf}', '!**/node_modules/**'], { query: '?url', import: 'default' });
// Small, and wanted on the first screen.
const abouts = import.meta.glob<{ title: string; description: string; services: readonly string[]; order?: number }>('/examples/*/example.json', {
  import: 'default',
  eager: true,
});

export const examples = {
  async list() {
    const all = Object.entries(abouts).map(([path, about]) => ({ id: path.split('/')[2] ?? '', ...about }));
    return all.sort((a, b) => (a.order ?? 99) - (b.order ?? 99)).map(({ id, title, description, services }) => ({ id, title, description, services }));
  },
  async load(id: string): Promise<ProjectFiles> {
    const start = `/examples/${id}/`;
    const inside = <T>(entries: Record<string, () => Promise<T>>) => Object.entries(entries).filter(([path]) => path.startsWith(start));
    const read = [
      ...inside(texts).map(async ([path, load]) => [path.slice(start.length), await load()] as const),
      ...inside(bytes).map(async ([path, load]) => [path.slice(start.length), await fetchBytes(await load())] as const),
    ];
    return Object.fromEntries(await Promise.all(read));
  },
};

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  return new Uint8Array(await response.arrayBuffer());
}
