import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contestedProject, count, match } from '#support/contested-project.ts';

// A failure that takes nothing back, on a cloud that really keeps what succeeded: mended and deployed on, or taken back, with the code and the data looked at afterwards.

const { folder, write, run, deploy, stackStatus, invoke, start, stop } = contestedProject('keeper');
const codesOf = (problems: readonly { code: string }[]) => problems.map((one) => one.code);

beforeAll(() => start(match({ version: 1, failOn: 'Create' })));
afterAll(stop);

describe('a deployment that keeps what succeeded', { shuffle: false }, () => {
  test('stops at the failure of the first one: what was made works, and has its data', async () => {
    const failed = await deploy('--keep');
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'CREATE_FAILED']);
    expect(failed.problems[0]?.summary).toContain('the referee says no');
    expect(codesOf(failed.problems)).toContain('StackBroken');
    expect(await invoke()).toEqual({ says: 'first', visits: 1 });
  });

  test('takes no ordinary deployment, and `recover` says what leads out', async () => {
    const plain = await deploy();
    expect([plain.code, codesOf(plain.problems)]).toEqual([1, ['StackBroken']]);
    const recover = await run('recover', folder, '--yes');
    expect([recover.code, recover.json.to]).toEqual([1, 'CREATE_FAILED']);
    expect((recover.json.problems as { remedy: string }[])[0]?.remedy).toContain('deploy --keep');
    expect(await invoke()).toEqual({ says: 'first', visits: 2 });
  });

  test('mended, it is deployed on top of what stands, with its data', async () => {
    write({ 'match.template.json': match({ version: 2 }) });
    expect((await deploy('--keep')).status).toBe('succeeded');
    expect([await stackStatus(), await invoke()]).toEqual(['UPDATE_COMPLETE', { says: 'first', visits: 3 }]);
  });

  test('an update that stopped at its failure has the new code; taken back, the old one has the data', async () => {
    write({ 'src/count.ts': count('second'), 'match.template.json': match({ version: 3, failOn: 'Update' }) });
    const failed = await deploy('--keep');
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'UPDATE_FAILED']);
    expect(await invoke()).toEqual({ says: 'second', visits: 4 });
    write({ 'match.template.json': match({ version: 4 }) });
    const back = await run('recover', folder, '--yes');
    expect([back.code, back.json.from, back.json.to]).toEqual([0, 'UPDATE_FAILED', 'UPDATE_ROLLBACK_COMPLETE']);
    expect(await invoke()).toEqual({ says: 'first', visits: 5 });
  });

  test('and is an ordinary one where nothing fails', async () => {
    expect((await deploy('--keep')).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'second', visits: 6 });
    expect((await run('remove', folder, '--yes')).code).toBe(0);
  });
});
