import { expect, test } from 'vitest';
import type { ScannedProject } from '#engine/template/used-account-resources.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { problemText } from '#model/problem.ts';
import { emptyProject } from '#model/project.ts';
import { remedyInPage } from '#model/remedy.ts';
import { aRehearsal, queues, type Rehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import { scanFiles } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { absentAccountResources } from './absent-account-resources.ts';

const manifest = `{
  "resources": {
    "orders": { "type": "dynamodb.table", "origin": "account", "reference": "orders" },
    "bills": { "type": "dynamodb.table", "origin": "account", "reference": "bills" },
    "news": { "type": "sns.topic", "origin": "account", "reference": "news" }
  }
}`;

/** A project whose functions use these of the account's own: by the resource. */
function scannedProject(uses: Readonly<Record<string, readonly string[]>>): ScannedProject {
  const usages = Object.entries(uses).flatMap(([resource, functions]) =>
    functions.map((name) => ({ function: name, resource, grants: [] }) as unknown as ScannedProject['scan']['usages'][number]),
  );
  const { resources } = JSON.parse(manifest);
  return { cloud: { catalogue: trackingCatalogue }, manifest, project: { ...emptyProject('shop'), resources }, scan: { ...scanFiles({}), usages } };
}

/** Stages, and gives what is seen then. */
async function stage({ deployer }: Rehearsal): Promise<DeploymentSnapshot> {
  const deployment = deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      projectHash: 'first',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => generatedOf(queues({ Jobs: {} }), { names: { Jobs: 'jobs' }, artifactBucketParameter: '' }),
      scanned: scannedProject({ orders: ['hello'], news: ['hello'] }),
    },
    ({ phase }) => {
      if (phase === 'staged') queueMicrotask(() => deployment.detach());
    },
  );
  return deployment.settled;
}

test('what only code uses of the account’s own, and isn’t there, is told while the changes are staged, also after a reload', async () => {
  const rehearsal = aRehearsal({ missing: ['orders'] });
  const staged = await stage(rehearsal);
  const again = async (hash: string) => {
    const scanned = async (projectHash: string | undefined) => (projectHash === hash ? scannedProject({ orders: ['hello'] }) : undefined);
    const found = await rehearsal.deployer.reattach({ projectName: 'shop', stage: 'dev', scanned }, () => undefined);
    const { phase, problems = [] } = found?.snapshot() ?? {};
    found?.detach();
    return [phase, problems.map(problemText)];
  };
  const told = 'stackwright.json:3:64: the account has no table "orders", which hello uses; create it, or correct its `reference` (ChangesQuestioned)';
  expect(staged.problems.filter((one) => one.code === 'ChangesQuestioned').map(problemText)).toEqual([told]);
  expect(await again('first')).toEqual(['staged', [told]]);
  // Of another state of the project nothing is known.
  expect(await again('second')).toEqual(['staged', []]);
});

test('it is asked for once a type; a type that may not be listed is not spoken of, and none keeps the deployment', async () => {
  const asked: unknown[] = [];
  const session = {
    target: { kind: 'local', endpoint: '', region: 'us-east-1' },
    account: {
      list: async () => [],
      absent: async (type: string, references: readonly string[]) => {
        asked.push([type, references]);
        if (type === 'sns.topic') throw new Error('denied');
        return references;
      },
    },
  } satisfies Pick<CloudSession, 'account' | 'target'>;
  const problems = await absentAccountResources(session, scannedProject({ orders: ['hello'], news: ['hello'], bills: ['bye', 'hello', 'pay'] }));
  expect(asked).toEqual([
    ['dynamodb.table', ['orders', 'bills']],
    ['sns.topic', ['news']],
  ]);
  expect(problems.map((one) => [one.severity, one.summary, remedyInPage(one)])).toEqual(
    [
      ['warning', 'the local cloud has no table "orders", which hello uses'],
      ['warning', 'the local cloud has no table "bills", which bye, hello and pay use'],
    ].map((one) => [...one, 'create it, or correct its “Name or ARN in the account”']),
  );
  expect(await absentAccountResources(session, undefined)).toEqual([]);
});
