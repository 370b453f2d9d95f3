import { describe, expect, test } from 'vitest';
import { aRehearsal, queues, shape, told } from '#support/a-rehearsal.ts';

/** Each course that CloudFormation documents, played by the deployer and its driver, looked at from both sides. */
describe('a creation', () => {
  test('goes in the order of dependencies, in parallel, and takes the time of the longest way', async () => {
    const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 10 } }, b: { create: { seconds: 20 } }, c: { create: { seconds: 30 } } } });
    await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] }, C: {} }));
    const { events } = rehearsal.stack();
    const at = (id: string, status: string) => events.find((event) => event.logicalId === id && event.status === status)?.at ?? 0;
    const begin = at('shop-dev', 'CREATE_IN_PROGRESS');
    expect(['A', 'B', 'C', 'shop-dev'].map((id) => (at(id, 'CREATE_COMPLETE') - begin) / 1_000)).toEqual([10, 30, 30, 30]);
  });

  test('that fails is taken back: what runs is cancelled, what was made goes, what waits never begins', async () => {
    const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 1 } }, b: { create: { seconds: 5, fail: 'no room' } } } });
    const { snapshot } = await rehearsal.deploy(queues({ A: { DeletionPolicy: 'RetainExceptOnCreate' }, B: {}, C: {}, D: { after: ['C'] } }));
    expect(shape(snapshot)).toEqual({
      phase: 'rolledBack',
      status: 'ROLLBACK_COMPLETE',
      rows: ['add a rolledBack', 'add b failed', 'add c cancelled', 'add d cancelled'],
      problems: ['ResourceFailed', 'ResourceCancelled'],
    });
    expect(told(snapshot.events).slice(7)).toEqual([
      'B CREATE_FAILED: no room',
      'C CREATE_FAILED: Resource creation cancelled',
      'shop-dev ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [B, C]. Rollback requested by user.',
      'A DELETE_IN_PROGRESS',
      'C DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'C DELETE_COMPLETE',
      'shop-dev ROLLBACK_COMPLETE',
    ]);
    expect(rehearsal.account.save().things.filter((one) => one.type === 'AWS::SQS::Queue')).toEqual([]);
  });

  test('whose rollback fails ends ROLLBACK_FAILED, and can only be deleted', async () => {
    const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 1 }, rollback: { fail: 'it is in use', times: 1 } }, b: { create: { fail: 'no' } } } });
    const first = await rehearsal.deploy(queues({ A: {}, B: {} }));
    expect(shape(first.snapshot)).toMatchObject({ phase: 'failed', status: 'ROLLBACK_FAILED' });
    const second = await rehearsal.deploy(queues({ A: {}, B: {} }));
    expect(second.snapshot.problems.map((one) => one.code)).toEqual(['StackBroken']);
    const third = await rehearsal.deploy(queues({ A: {} }), { brokenStack: 'replace', confirmedLosses: ['A', 'B'] });
    expect(third.phases).toContain('replacing');
    expect(shape(third.snapshot)).toMatchObject({ phase: 'succeeded', status: 'CREATE_COMPLETE' });
  });

  test('that is not to be taken back keeps what succeeded, and can be rolled back later', async () => {
    const rehearsal = aRehearsal({ resources: { b: { create: { seconds: 1, fail: 'no' } } } });
    await rehearsal.call('CreateStack', { StackName: 'kept', TemplateBody: JSON.stringify(queues({ A: {}, B: {} })), DisableRollback: true });
    await rehearsal.pass(60);
    expect(rehearsal.stack('kept')).toMatchObject({ status: 'CREATE_FAILED', reason: 'The following resource(s) failed to create: [B]. ' });
    await rehearsal.call('RollbackStack', { StackName: 'kept' });
    await rehearsal.pass(60);
    expect(rehearsal.stack('kept').status).toBe('ROLLBACK_COMPLETE');
  });

  test('with OnFailure DELETE leaves nothing', async () => {
    const rehearsal = aRehearsal({ resources: { b: { create: { seconds: 1, fail: 'no' } } } });
    await rehearsal.call('CreateStack', { StackName: 'gone', TemplateBody: JSON.stringify(queues({ A: {}, B: {} })), OnFailure: 'DELETE' });
    await rehearsal.pass(90);
    expect(rehearsal.stack('gone').status).toBe('DELETE_COMPLETE');
  });
});

describe('an update', () => {
  test('changes what changed, makes anew what can’t be changed, and clears away what is left over', async () => {
    const rehearsal = aRehearsal();
    await rehearsal.deploy(queues({ A: {}, B: {}, C: {}, D: {} }));
    const before = rehearsal.stack().resources.find((one) => one.logicalId === 'B')?.physicalId;
    const { snapshot } = await rehearsal.deploy(queues({ A: { delay: 5 }, B: { Properties: { FifoQueue: true } }, C: {} }), {
      confirmedLosses: ['d', 'b', 'D'],
    });
    expect(snapshot.rows.map((row) => `${row.change.action} ${row.change.name} ${row.change.replacement} ${row.change.causes.join()}`)).toEqual([
      'modify a never DelaySeconds changed: "0" → "5"',
      'modify b always DelaySeconds changed: "0" → nothing,FifoQueue changed: nothing → "true"',
      'remove D never ',
    ]);
    expect(shape(snapshot)).toMatchObject({ phase: 'succeeded', status: 'UPDATE_COMPLETE', rows: ['modify a done', 'modify b done', 'remove D done'] });
    expect(told(snapshot.events).filter((line) => /^(B|D|shop-dev) /.test(line))).toEqual([
      'shop-dev UPDATE_IN_PROGRESS: User Initiated',
      'B UPDATE_IN_PROGRESS',
      'B UPDATE_IN_PROGRESS: Requested update requires the creation of a new physical resource; hence creating one.',
      'B UPDATE_IN_PROGRESS: Resource creation Initiated',
      'B UPDATE_COMPLETE',
      'shop-dev UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'B DELETE_IN_PROGRESS',
      'D DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'D DELETE_COMPLETE',
      'shop-dev UPDATE_COMPLETE',
    ]);
    expect(rehearsal.stack().resources.find((one) => one.logicalId === 'B')?.physicalId).not.toBe(before);
  });

  test('that fails goes back: old properties, old things, and nothing new is left', async () => {
    const rehearsal = aRehearsal({ resources: { c: { update: { seconds: 20, fail: 'refused' } } } });
    await rehearsal.deploy(queues({ A: {}, B: {}, C: {} }));
    const before = rehearsal.account.save().things;
    const { snapshot } = await rehearsal.deploy(queues({ A: { delay: 1 }, B: { Properties: { FifoQueue: true } }, C: { delay: 2 }, N: {} }), {
      confirmedLosses: ['b'],
    });
    expect(shape(snapshot)).toMatchObject({
      phase: 'rolledBack',
      status: 'UPDATE_ROLLBACK_COMPLETE',
      problems: ['ResourceFailed', 'ResourceCancelled'],
    });
    const plain = (things: typeof before) => things.map(({ physicalId, properties }) => ({ physicalId, properties }));
    expect(plain(rehearsal.account.save().things)).toEqual(plain(before));
    expect(rehearsal.stack().resources.map((one) => `${one.logicalId} ${one.status}`)).toEqual(['A UPDATE_COMPLETE', 'B UPDATE_COMPLETE', 'C UPDATE_COMPLETE']);
    expect(rehearsal.stack().operations.map((one) => one.type)).toEqual(['ROLLBACK', 'UPDATE_STACK', 'CREATE_STACK']);
  });

  test('whose rollback fails is continued, with and without skipping', async () => {
    const scenario = { resources: { a: { update: { seconds: 1 }, rollback: { fail: 'the old code is gone' } }, b: { update: { seconds: 9, fail: 'no' } } } };
    const rehearsal = aRehearsal(scenario);
    await rehearsal.deploy(queues({ A: {}, B: {} }));
    const { snapshot } = await rehearsal.deploy(queues({ A: { delay: 1 }, B: { delay: 2 } }));
    expect(shape(snapshot)).toMatchObject({ phase: 'failed', status: 'UPDATE_ROLLBACK_FAILED' });
    expect(rehearsal.stack().reason).toBe('The following resource(s) failed to update: [A]. ');
    await rehearsal.call('ContinueUpdateRollback', { StackName: 'shop-dev' });
    await rehearsal.pass(60);
    expect(rehearsal.stack().status).toBe('UPDATE_ROLLBACK_FAILED');
    await expect(rehearsal.call('ContinueUpdateRollback', { StackName: 'shop-dev', ResourcesToSkip: ['B'] })).rejects.toThrow('cannot be skipped');
    await rehearsal.call('ContinueUpdateRollback', { StackName: 'shop-dev', ResourcesToSkip: ['A'] });
    await rehearsal.pass(60);
    expect(rehearsal.stack()).toMatchObject({
      status: 'UPDATE_ROLLBACK_COMPLETE',
      operations: [{ type: 'CONTINUE_ROLLBACK', status: 'SUCCEEDED' }, {}, {}, {}, {}],
    });
    // It was skipped, so it is as the failed update left it: what is deployed, and what there is, differ.
    const drifts = await rehearsal.call('DescribeStackResourceDrifts', { StackName: 'shop-dev', StackResourceDriftStatusFilters: ['MODIFIED'] });
    expect(drifts.StackResourceDrifts).toMatchObject([
      { LogicalResourceId: 'A', PropertyDifferences: [{ PropertyPath: '/DelaySeconds', ExpectedValue: '0', ActualValue: '1' }] },
    ]);
  });

  test('is cancelled: what runs is ended where it is, a custom resource is waited for, and all goes back', async () => {
    const custom = (version: string) => ({ Slow: { Type: 'Custom::Slow', Properties: { ServiceToken: 'arn:aws:lambda:x', Version: version } } });
    const template = (delay: number) => ({ Resources: { ...(queues({ A: { delay } }).Resources as object), ...custom(String(delay)) } });
    const rehearsal = aRehearsal({ resources: { a: { update: { seconds: 100 } }, slow: { update: { seconds: 40 } } } });
    await rehearsal.deploy(template(0));
    const deployment = rehearsal.deployer.deploy(
      {
        projectName: 'shop',
        stage: 'dev',
        build: async () => ({ artifacts: [], problems: [] }),
        generate: () => ({ ...aGeneratedOf(template(1)) }),
        autoExecute: true,
      },
      ({ phase, stackStatus }) => {
        if (phase === 'executing' && stackStatus === 'UPDATE_IN_PROGRESS') deployment.stop();
      },
    );
    const snapshot = await deployment.settled;
    expect(shape(snapshot)).toEqual({
      phase: 'rolledBack',
      status: 'UPDATE_ROLLBACK_COMPLETE',
      rows: ['modify A cancelled', 'modify Slow rolledBack'],
      problems: ['ResourceCancelled'],
    });
    expect(told(snapshot.events)).toEqual([
      'shop-dev UPDATE_IN_PROGRESS: User Initiated',
      'A UPDATE_IN_PROGRESS',
      'Slow UPDATE_IN_PROGRESS',
      'shop-dev UPDATE_ROLLBACK_IN_PROGRESS: User Initiated',
      'A UPDATE_FAILED: Resource update cancelled',
      'Slow UPDATE_COMPLETE',
      'A UPDATE_IN_PROGRESS',
      'Slow UPDATE_IN_PROGRESS',
      'Slow UPDATE_COMPLETE',
      'A UPDATE_COMPLETE',
      'shop-dev UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'shop-dev UPDATE_ROLLBACK_COMPLETE',
    ]);
  });

  test('that is left as it failed can be rolled back, or retried', async () => {
    const rehearsal = aRehearsal({ resources: { b: { update: { seconds: 9, fail: 'no', times: 1 } }, a: { update: { seconds: 1 } } } });
    await rehearsal.deploy(queues({ A: {}, B: {} }));
    const stage = async (delay: number): Promise<void> => {
      const { Id } = await rehearsal.call('CreateChangeSet', {
        StackName: 'shop-dev',
        ChangeSetName: `c${delay}`,
        TemplateBody: JSON.stringify(queues({ A: { delay }, B: { delay } })),
      });
      await rehearsal.pass(10);
      await rehearsal.call('ExecuteChangeSet', { ChangeSetName: Id, DisableRollback: true });
      await rehearsal.pass(60);
    };
    await stage(1);
    expect(rehearsal.stack()).toMatchObject({ status: 'UPDATE_FAILED', resources: [{ status: 'UPDATE_COMPLETE' }, { status: 'UPDATE_FAILED', reason: 'no' }] });
    await stage(2);
    expect(rehearsal.stack()).toMatchObject({
      status: 'UPDATE_COMPLETE',
      resources: [{ properties: { DelaySeconds: 2 } }, { properties: { DelaySeconds: 2 } }],
    });
  });
});

describe('a deletion', () => {
  test('keeps what its policy keeps, and goes on past nothing that fails', async () => {
    const rehearsal = aRehearsal({ resources: { b: { delete: { fail: 'it is in use', times: 2 } } } });
    await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] }, K: { DeletionPolicy: 'RetainExceptOnCreate' } }));
    const removed = await rehearsal.remove();
    expect(shape(removed)).toEqual({
      phase: 'failed',
      status: 'DELETE_FAILED',
      rows: ['remove A waiting', 'remove K skipped', 'remove B failed'],
      problems: ['ResourceFailed', 'ResourceKept', 'StackBroken'],
    });
    await expect(rehearsal.call('DeleteStack', { StackName: 'shop-dev', RetainResources: ['Nobody'] })).rejects.toThrow('does not exist');
    await rehearsal.call('DeleteStack', { StackName: 'shop-dev', RetainResources: ['B'] });
    await rehearsal.pass(90);
    const { status, resources } = rehearsal.stack();
    expect([status, ...resources.map((one) => `${one.logicalId} ${one.status}`)]).toEqual([
      'DELETE_COMPLETE',
      'A DELETE_COMPLETE',
      'K DELETE_SKIPPED',
      'B DELETE_SKIPPED',
    ]);
  });

  test('is forced past what can’t be deleted', async () => {
    const rehearsal = aRehearsal({ resources: { b: { delete: { fail: 'it is in use' } } } });
    await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] } }));
    await expect(rehearsal.call('DeleteStack', { StackName: 'shop-dev', DeletionMode: 'FORCE_DELETE_STACK' })).rejects.toThrow('DELETE_FAILED');
    await rehearsal.remove();
    await rehearsal.call('DeleteStack', { StackName: 'shop-dev', DeletionMode: 'FORCE_DELETE_STACK' });
    await rehearsal.pass(120);
    expect(rehearsal.stack().status).toBe('DELETE_COMPLETE');
  });

  test('is refused while the stack is protected, or being updated; a bucket that holds something stays', async () => {
    const rehearsal = aRehearsal();
    await rehearsal.deploy({ Resources: { Photos: { Type: 'AWS::S3::Bucket' } } });
    await rehearsal.call('UpdateTerminationProtection', { StackName: 'shop-dev', EnableTerminationProtection: true });
    await expect(rehearsal.call('DeleteStack', { StackName: 'shop-dev' })).rejects.toThrow('termination protection');
    await rehearsal.call('UpdateTerminationProtection', { StackName: 'shop-dev', EnableTerminationProtection: false });
    const bucket = rehearsal.stack().resources[0]?.physicalId;
    await rehearsal.call('PutObject', { Bucket: bucket, Key: 'a', Body: 'x' });
    const removed = await rehearsal.remove();
    expect(removed.problems.map((one) => one.summary)).toEqual([
      'Photos (AWS::S3::Bucket) could not be removed: The bucket you tried to delete is not empty (Service: S3, Status Code: 409)',
      "the stack shop-dev is DELETE_FAILED and can't be updated: its deletion failed half-way",
    ]);
  });

  test('of a stack that is being created stops it first', async () => {
    const rehearsal = aRehearsal();
    await rehearsal.call('CreateStack', { StackName: 'brief', TemplateBody: JSON.stringify(queues({ A: {}, B: { after: ['A'] } })) });
    await rehearsal.pass(5);
    await rehearsal.call('DeleteStack', { StackName: 'brief' });
    await rehearsal.pass(90);
    expect(rehearsal.stack('brief').status).toBe('DELETE_COMPLETE');
    expect(rehearsal.account.save().things).toEqual([]);
  });
});

function aGeneratedOf(template: object) {
  return {
    template: template as never,
    body: JSON.stringify(template),
    problems: [],
    parameters: [],
    artifactBucketParameter: '',
    names: {},
    statements: {},
    dropped: [],
    publicUrls: 0,
    idleCosts: [],
    dataHolders: [],
  };
}
