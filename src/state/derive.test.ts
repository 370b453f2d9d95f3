import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { scan } from '#engine/tracking/scan.ts';
import { writeProjectFile } from '#model/project-file.ts';
import type { StackResource } from '#model/stack.ts';
import type { StatePorts } from './ports.ts';
import { createStores } from './stores.ts';

const project = {
  version: 1 as const,
  name: 'shop',
  cloud: 'aws',
  functions: { hit: { entry: 'hit.ts' } },
  resources: { photos: { type: 's3.bucket', origin: 'project' as const }, news: { type: 'sns.topic', origin: 'project' as const } },
  environment: {},
};
const files = { 'stackwright.json': writeProjectFile(project), 'hit.ts': 'export const handler = async () => 1;' };
const photos: StackResource = {
  logicalId: 'Photos',
  physicalId: 'shop-photos',
  type: 'AWS::S3::Bucket',
  status: 'CREATE_COMPLETE',
  name: 'photos',
  holdsData: true,
};
const news: StackResource = { logicalId: 'News', physicalId: 'arn', type: 'AWS::SNS::Topic', status: 'CREATE_COMPLETE', name: 'news' };

function aPage() {
  const scans: number[] = [];
  const stores = createStores({
    clock: { now: () => 0, sleep: async () => undefined },
    random: { id: () => 'id' },
    clouds: [aws],
    settings: { get: () => undefined, set: () => undefined },
    projects: { onWritten: () => ({ dispose: () => undefined }) },
    scan: async (cloud: typeof aws, of: typeof project, sources: typeof files) => {
      scans.push(1);
      return scan({ project: of, files: sources, catalogue: cloud.catalogue });
    },
  } as unknown as StatePorts);
  const said = () => {
    const { generated, problems, holders } = stores.scan.getState();
    const buckets = Object.values(generated?.template.Resources ?? {}).filter((one) => one.Type === 'AWS::S3::Bucket').length;
    return { holders, buckets, kept: generated?.keptUnused, dropped: generated?.dropped, problems: problems.map((one) => one.summary) };
  };
  return { stores, scans, said };
}

const KEPT = 'photos is kept, because it is deployed and may hold data, though nothing uses it';
const dropped = (name: string) => `${name} is left out, because nothing uses it`;

test('what the stack has and may hold data is in the template as staging would submit it, and is said to be kept, as soon as that is known', async () => {
  const { stores, scans, said } = aPage();
  stores.project.setState({ id: 'one', project, files });
  const unknown = { holders: undefined, buckets: 0, kept: undefined, dropped: ['photos', 'news'], problems: [dropped('photos'), dropped('news')] };
  await expect.poll(said).toEqual(unknown);
  stores.deploy.deployment.setState({ deployed: [photos, news] });
  await expect.poll(said).toEqual({ holders: ['photos'], buckets: 1, kept: ['photos'], dropped: ['news'], problems: [KEPT, dropped('news')] });
  // At another target, where nothing is deployed yet.
  stores.deploy.deployment.setState({ deployed: [] });
  await expect.poll(said).toEqual({ ...unknown, holders: [] });
  expect(scans.length).toBe(1);
  stores.dispose();
});
