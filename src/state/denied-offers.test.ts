import { expect, test } from 'vitest';
import { diagnoseAccessDenied } from '#clouds/aws/errors.ts';
import { aws } from '#clouds/aws/index.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Project } from '#model/project.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { addDeniedStatement } from './commands/add-denied-statement.ts';
import { deniedOffers, type Run } from './denied-offers.ts';

const DENIED = 'User: arn:aws:sts::1:assumed-role/r/f is not authorized to perform: s3:GetObject because no identity-based policy allows it';
const resource = (name: string, physicalId: string) => ({ logicalId: name, physicalId, type: 'T', status: 'S' });

/** Two buckets and a table are deployed; what is put in is written to the project. */
function aWorld() {
  const { world, said } = aDeployWorld({ session: { diagnoseAccessDenied } as Partial<CloudSession> });
  const opened = world.workbench.opened();
  if (!opened) throw new Error('no project is open');
  const bucket = { type: 's3.bucket', origin: 'project' } as const;
  let project: Project = { ...opened.project, resources: { photos: bucket, backup: bucket, notes: { type: 'dynamodb.table', origin: 'project' } } };
  Object.assign(world.workbench, {
    opened: () => ({ ...opened, project }),
    writeProject: (written: Project) => {
      project = written;
      return true;
    },
  });
  Object.assign(world.clouds, { cloud: () => aws });
  world.deployment.setState({ deployed: [resource('Photos', 'shop-photos-1'), resource('Backup', 'shop-backup-1'), resource('Notes', 'shop-notes-1')] });
  const offers = (run: Run) => deniedOffers(world, 'hit', [run], world.run.getState().added);
  const add = (run: Run, chosen: number) => {
    const [offer] = offers(run);
    const choice = offer?.choices[chosen];
    if (offer && choice) addDeniedStatement(world, world.run, 'hit', offer, choice);
  };
  return { world, said, offers, add, permissions: () => project.functions.hit?.permissions };
}
const granted = (run: Run) =>
  aWorld()
    .offers(run)
    .map(({ choices }) => choices.map(({ statement }) => statement.resources.join(' ')));

test('a refusal that names no resource is about the one that the event names; one click adds that, and no other', () => {
  const { offers, add, permissions, said } = aWorld();
  const run = { event: '{"b":"shop-backup-1"}', texts: ['START', `ERROR ${DENIED}`, JSON.stringify({ errorMessage: DENIED })] };
  expect(offers(run)).toEqual([
    {
      key: 'hit s3:GetObject ${Backup.Arn}/*',
      denial: { action: 's3:GetObject' },
      choices: [{ name: 'backup', statement: { actions: ['s3:GetObject'], resources: ['${Backup.Arn}/*'] } }],
      isAdded: false,
    },
  ]);
  add(run, 0);
  expect([permissions(), offers(run).map(({ isAdded }) => isAdded), said.map(({ detail }) => detail)]).toEqual([
    [{ actions: ['s3:GetObject'], resources: ['${Backup.Arn}/*'] }],
    [true],
    ['${Backup.Arn}/*'],
  ]);
});

test('what the error says comes before what the event says, and its ARN before both', () => {
  const event = '{"b":"shop-backup-1"}';
  expect(granted({ event, texts: [`${DENIED} in s3://shop-photos-1/a`] })).toEqual([['${Photos.Arn}/*']]);
  const named = DENIED.replace('s3:GetObject', 's3:GetObject on resource: "arn:aws:s3:::elsewhere/a"');
  expect(granted({ event, texts: [named] })).toEqual([['arn:aws:s3:::elsewhere/a']]);
});

test('a name that only begins alike, or is of what the action isn’t for, decides nothing', () => {
  const all = [['${Photos.Arn}/*', '${Backup.Arn}/*']];
  for (const text of ['shop-backup-12', 'my-shop-backup-1', 'shop-backup-1.old', 'shop-notes-1', '']) {
    expect(granted({ event: JSON.stringify({ b: text }), texts: [DENIED] })).toEqual(all);
  }
  expect(granted({ texts: ['reading shop-backup-1.', DENIED] })).toEqual([['${Backup.Arn}/*']]);
});

test('where several remain one has to be chosen; that one is added, and the others are offered no more', () => {
  const { offers, add, permissions } = aWorld();
  const run = { texts: [DENIED] };
  add(run, 1);
  expect([permissions(), offers(run).map(({ isAdded }) => isAdded)]).toEqual([[{ actions: ['s3:GetObject'], resources: ['${Backup.Arn}/*'] }], [true]]);
});

test('refusals of two runs that the same would allow are one; of other resources they are others', () => {
  const { world } = aWorld();
  const runs = ['shop-photos-1', 'shop-backup-1', 'shop-photos-1'].map((name) => ({ texts: [`reading ${name}`, DENIED] }));
  expect(deniedOffers(world, 'hit', runs, []).map(({ key }) => key)).toEqual(['hit s3:GetObject ${Photos.Arn}/*', 'hit s3:GetObject ${Backup.Arn}/*']);
});

test('what the project doesn’t take is offered still, and isn’t said to be allowed', () => {
  const { world, offers, add, said } = aWorld();
  Object.assign(world.workbench, { writeProject: () => false });
  const run = { texts: [DENIED] };
  add(run, 0);
  expect([offers(run).map(({ isAdded }) => isAdded), said]).toEqual([[false], []]);
});
