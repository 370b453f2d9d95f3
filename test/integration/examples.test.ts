import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample, EXAMPLES, eventually, observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/** Every example, through the command line and on the running local cloud: deployed, used, changed, deployed again, removed. */
interface Course {
  readonly name: string;
  /** Uses what was deployed as its Try it does; fails where it doesn't do what the example says. */
  use(of: { endpoint: string; outputs: Record<string, string>; ids: Record<string, string>; cloud: ReturnType<typeof observer> }): Promise<void>;
  readonly change: { readonly file: string; readonly from: string; readonly to: string };
  /** Sees that the changed code runs, and that the data of before is there. */
  after(of: { outputs: Record<string, string>; ids: Record<string, string>; cloud: ReturnType<typeof observer> }): Promise<void>;
}

const urlIn = (outputs: Record<string, string>) =>
  (Object.entries(outputs).find(([name]) => name.endsWith('Url') && !name.endsWith('QueueUrl'))?.[1] ?? '').replace(/\/$/, '');
const json = async (url: string, init?: RequestInit) => (await fetch(url, init)).json() as Promise<Record<string, unknown>>;

const COURSES: readonly Course[] = [
  {
    name: 'http-counter',
    use: async ({ outputs }) => {
      expect(await json(`${urlIn(outputs)}/about`)).toEqual({ page: 'about', visits: 1 });
      expect(await json(`${urlIn(outputs)}/about`)).toEqual({ page: 'about', visits: 2 });
      expect(await json(`${urlIn(outputs)}/`)).toEqual({ page: 'home', visits: 1 });
      const page = await fetch(`${urlIn(outputs)}/<b>`, { headers: { accept: 'text/html' } });
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toContain('Hello!');
    },
    change: { file: 'src/hit.ts', from: 'JSON.stringify({ page: name, visits })', to: 'JSON.stringify({ page: name, visits, changed: true })' },
    after: async ({ outputs }) => expect(await json(`${urlIn(outputs)}/about`)).toEqual({ page: 'about', visits: 3, changed: true }),
  },
  {
    name: 'photo-index',
    use: async ({ outputs, ids, cloud }) => {
      await cloud.put(ids.Photos ?? '', 'in/sunset.png', readFileSync(join(EXAMPLES, 'photo-index', 'sample', 'sunset.png')), 'image/png');
      const found = await eventually(
        () => json(`${urlIn(outputs)}/photos/sunset.png`),
        (photo) => photo.width !== undefined,
      );
      expect(found).toMatchObject({ name: 'sunset.png', type: 'image/png', width: 320, height: 200 });
    },
    change: { file: 'src/list-photos.ts', from: 'no photo ${name}', to: 'no such photo: ${name}' },
    after: async ({ outputs }) => {
      expect(await json(`${urlIn(outputs)}/photos/none.png`)).toEqual({ message: 'no such photo: none.png' });
      expect(await json(`${urlIn(outputs)}/photos/sunset.png`)).toMatchObject({ width: 320 });
    },
  },
  {
    name: 'queue-worker',
    use: async ({ outputs, ids, cloud }) => {
      await cloud.send(ids.Jobs ?? '', 'the quick brown fox');
      await json(`${urlIn(outputs)}/jobs`, { method: 'POST', body: 'two words' });
      const items = await eventually(
        () => cloud.items(ids.Results ?? ''),
        (all) => all.length === 2,
      );
      expect(items.map((item) => item.words?.N).sort()).toEqual(['2', '4']);
    },
    change: { file: 'src/work.js', from: 'filter(Boolean).length', to: 'filter(Boolean).length * 100' },
    after: async ({ ids, cloud }) => {
      await cloud.send(ids.Jobs ?? '', 'one');
      const items = await eventually(
        () => cloud.items(ids.Results ?? ''),
        (all) => all.length === 3,
      );
      expect(items.map((item) => item.words?.N).sort()).toEqual(['100', '2', '4']);
    },
  },
  {
    name: 'scheduled-report',
    use: async ({ ids, cloud }) => {
      const answer = await cloud.invoke(ids.Report ?? '', {});
      expect(answer).toMatchObject({ failed: false, text: expect.stringMatching(/"earlier": ?0/) });
      await eventually(
        () => cloud.items(ids.History ?? ''),
        (all) => all.length === 1,
      );
    },
    change: { file: 'src/report.ts', from: 'return { key, earlier };', to: 'return { key, earlier, again: true };' },
    after: async ({ ids, cloud }) => {
      expect((await cloud.invoke(ids.Report ?? '', {})).text).toMatch(/"earlier": ?1, ?"again": ?true/);
    },
  },
];

let local: TestCloud;
beforeAll(async () => {
  local = await startTestCloud();
});
afterAll(() => local.stop());

describe.each(COURSES)('$name', ({ name, use, change, after }) => {
  test('is deployed, used, changed, deployed again and removed', async () => {
    const { folder, dispose } = copyOfExample(name);
    const at = ['--json', '--endpoint', local.endpoint];
    const cloud = observer(local.endpoint);
    try {
      const first = await runCommand(['deploy', folder, '--yes', ...at]);
      expect(first.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });
      expect(first.code).toBe(0);
      const outputs = (await runCommand(['outputs', folder, ...at])).json;
      expect(outputs).toEqual(first.lines.at(-1).outputs);
      const ids = await cloud.physicalIds(`${name}-dev`);
      await use({ endpoint: local.endpoint, outputs, ids, cloud });

      const same = await runCommand(['deploy', folder, '--yes', ...at]);
      expect(same.lines.at(-1)).toMatchObject({ status: 'unchanged' });

      const file = join(folder, change.file);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(change.from);
      writeFileSync(file, text.replace(change.from, change.to));
      const second = await runCommand(['deploy', folder, '--yes', ...at]);
      expect(second.lines.at(-1)).toMatchObject({ status: 'succeeded', problems: [] });
      const changes = second.lines.filter((line) => line.type === 'change');
      // The function, and what refers to it: the cloud can't tell beforehand whether that will change.
      expect(changes.some((line) => line.resourceType === 'AWS::Lambda::Function')).toBe(true);
      expect([...new Set(changes.map((line) => line.action))]).toEqual(['modify']);
      await after({ outputs, ids, cloud });

      const status = await runCommand(['status', folder, ...at]);
      expect(status.json).toMatchObject({ stack: `${name}-dev`, status: 'UPDATE_COMPLETE', lastOperation: { type: 'update', status: 'succeeded' } });

      const removed = await runCommand(['remove', folder, '--yes', ...at]);
      expect(removed.code).toBe(0);
      expect((await runCommand(['status', folder, ...at])).json).toEqual({ stack: null, status: null, lastOperation: null });
    } finally {
      dispose();
    }
  });
});
