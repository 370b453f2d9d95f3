import { expect, test } from 'vitest';
import type { Template } from '#model/template.ts';
import { aRehearsal, shape } from '#support/a-rehearsal.ts';

const pages = (of: { readonly policy?: string; readonly more?: object } = {}): Template => ({
  Resources: {
    Pages: {
      Type: 'AWS::DynamoDB::Table',
      Metadata: { Stackwright: { name: 'pages' } },
      ...(of.policy === '' ? {} : { DeletionPolicy: of.policy ?? 'RetainExceptOnCreate' }),
      Properties: { TableName: 'pages', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    },
    ...(of.more as object),
  },
});
const found = { logicalId: 'Pages', name: 'pages', type: 'AWS::DynamoDB::Table', physicalId: 'pages' };

async function keptTable() {
  const rehearsal = aRehearsal({ resources: { Hits: { create: { fail: 'no capacity', times: 1 } } } });
  await rehearsal.deploy(pages());
  expect((await rehearsal.remove()).phase).toBe('removed');
  return rehearsal;
}
const tables = (rehearsal: ReturnType<typeof aRehearsal>) => rehearsal.account.save().things.filter((one) => one.type === found.type);

test('a name that is taken by what no stack has: the changes are refused, and it is told which thing can be imported', async () => {
  const rehearsal = await keptTable();
  const { snapshot } = await rehearsal.deploy(pages());
  expect(snapshot).toMatchObject({ phase: 'failed', failedAt: 'staging', importable: [found] });
  expect(snapshot.problems.map((one) => one.code)).toEqual(['StagingFailed', 'ResourceImportable']);
});

test('imported when that is asked for: shown as such, taken over as it is, and the next deployment finds nothing to do', async () => {
  const rehearsal = await keptTable();
  const [before] = tables(rehearsal);
  const { snapshot } = await rehearsal.deploy(pages(), { importExisting: true });
  expect(shape(snapshot)).toEqual({ phase: 'succeeded', status: 'CREATE_COMPLETE', rows: ['import pages done'], problems: [] });
  expect(snapshot.summary?.sentence).toMatch(/^1 imported, nothing removed\./);
  expect(tables(rehearsal)).toEqual([before]);
  expect((await rehearsal.deploy(pages())).snapshot.phase).toBe('unchanged');
});

test('an import that is taken back leaves the thing where it was, to be imported again', async () => {
  const rehearsal = await keptTable();
  const more = { Hits: { Type: 'AWS::SQS::Queue', DependsOn: 'Pages' } };
  const { snapshot } = await rehearsal.deploy(pages({ more }), { importExisting: true });
  expect(snapshot.stackStatus).toBe('ROLLBACK_COMPLETE');
  expect(tables(rehearsal)).toHaveLength(1);
  const again = await rehearsal.deploy(pages({ more }), { importExisting: true, brokenStack: 'replace' });
  expect(shape(again.snapshot)).toMatchObject({ phase: 'succeeded', rows: ['import pages done', 'add hits done'] });
});

test('what another stack has is never offered, nor what the template would not retain', async () => {
  const owned = aRehearsal();
  await owned.call('CreateStack', { StackName: 'other', TemplateBody: JSON.stringify(pages()) });
  await owned.pass(60);
  const refused = (await owned.deploy(pages())).snapshot;
  expect([refused.phase, refused.importable, refused.problems.map((one) => one.code)]).toEqual(['failed', undefined, ['StagingFailed']]);
  const unretained = await keptTable();
  expect((await unretained.deploy(pages({ policy: '' }))).snapshot.importable).toBeUndefined();
});
