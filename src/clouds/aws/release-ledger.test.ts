import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Send } from './client/calls.ts';
import { createReleaseLedger } from './release-ledger.ts';

const of = { project: 'shop', stage: 'dev' };
const target = { kind: 'aws', region: 'eu-west-1' } as const;
const stack = {
  StackName: 'stackwright-bootstrap',
  StackStatus: 'CREATE_COMPLETE',
  Tags: [
    { Key: 'stackwright:project', Value: 'stackwright' },
    { Key: 'stackwright:stage', Value: 'bootstrap' },
  ],
  Outputs: [{ OutputKey: 'ArtifactBucket', OutputValue: 'bucket' }],
};

/** An account as far as a ledger sees it, which remembers what it was asked. */
function anAccount({ objects = {}, hasBucket = true }: { objects?: Record<string, string>; hasBucket?: boolean } = {}) {
  const asked: string[] = [];
  const gone = (cloudCode: string) => new CloudError('CloudFailed', 'gone', { remedy: '', cloudCode });
  const send = async (command: string, input: { Key?: string; Prefix?: string; ContinuationToken?: string; IfNoneMatch?: string; Body?: Uint8Array }) => {
    const { Key = '', Prefix = '' } = input;
    asked.push([command, input.Key ?? input.Prefix].filter(Boolean).join(' '));
    switch (command) {
      case 'DescribeStacks':
        if (!hasBucket) throw new CloudError('CloudFailed', 'Stack stackwright-bootstrap does not exist', { remedy: '', cloudCode: 'ValidationError' });
        return { Stacks: [stack] };
      case 'ListObjectsV2': {
        // Two on a page, so that there are pages.
        const keys = Object.keys(objects).filter((key) => key.startsWith(Prefix) && key > (input.ContinuationToken ?? ''));
        const page = keys.slice(0, 2);
        return { Contents: page.map((one) => ({ Key: one })), IsTruncated: keys.length > 2, NextContinuationToken: page.at(-1) };
      }
      case 'GetObject':
        if (objects[Key] === undefined) throw gone('NoSuchKey');
        return { Body: { transformToString: async () => objects[Key] } };
      case 'HeadObject':
        if (objects[Key] === undefined) throw gone('NotFound');
        return {};
      default:
        if (input.IfNoneMatch === '*' && objects[Key] !== undefined) throw gone('PreconditionFailed');
        objects[Key] = new TextDecoder().decode(input.Body);
        return {};
    }
  };
  return { asked, objects, ledger: createReleaseLedger(send as unknown as Send, target) };
}

test('entries are listed newest first, over all pages, and nothing else that lies there', async () => {
  const key = (name: string) => `releases/shop/dev/${name}`;
  const objects = {
    [key('1.json')]: '',
    [key('2.json')]: '',
    [key('3.json')]: '',
    [key('notes.txt')]: '',
    [key('old/0.json')]: '',
    'releases/shop/prod/9.json': '',
  };
  expect(await anAccount({ objects }).ledger.list(of)).toEqual(['3', '2', '1']);
});

test('an entry is put once: who comes second is told, and what stands there stays', async () => {
  const { ledger, objects } = anAccount();
  expect([await ledger.write(of, '1', 'first'), await ledger.write(of, '1', 'second')]).toEqual([true, false]);
  expect([objects, await ledger.read(of, '1'), await ledger.read(of, '2')]).toEqual([{ 'releases/shop/dev/1.json': 'first' }, 'first', undefined]);
});

test('the bucket is asked for once, and anew by each list', async () => {
  const { ledger, asked } = anAccount({ objects: { 'releases/shop/dev/1.json': 'one' } });
  await ledger.read(of, '1');
  await ledger.read(of, '1');
  await ledger.list(of);
  expect(asked.filter((one) => one.startsWith('DescribeStacks'))).toHaveLength(2);
});

test('where nothing was ever deployed the ledger is empty, nothing is made, and writing is refused', async () => {
  const { ledger, asked } = anAccount({ hasBucket: false });
  expect(await ledger.list(of)).toEqual([]);
  expect(new Set(asked)).toEqual(new Set(['DescribeStacks']));
  await expect(ledger.write(of, '1', '')).rejects.toMatchObject({ code: 'StackMissing' });
});

test('artifacts that are gone are named', async () => {
  const { ledger } = anAccount({ objects: { 'artifacts/a.zip': '' } });
  expect(await ledger.missingArtifacts(['artifacts/c.zip', 'artifacts/a.zip', 'artifacts/b.zip', 'artifacts/b.zip'])).toEqual([
    'artifacts/b.zip',
    'artifacts/c.zip',
  ]);
});
