import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contestedProject, count, match } from '#support/contested-project.ts';

// A stack that is really broken, on a cloud that really rolls back: what leads out of it, with the code and the data looked at afterwards.

const { folder, write, run, deploy, stackStatus, invoke, start, stop } = contestedProject('mender');
const codesOf = (problems: readonly { code: string }[]) => problems.map((one) => one.code);

beforeAll(() => start(match({ version: 1 })));
afterAll(stop);

describe('a broken stack', { shuffle: false }, () => {
  test('is made: an update fails, and so does taking it back; what to do is said', async () => {
    expect((await deploy()).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'first', visits: 1 });
    write({ 'src/count.ts': count('second'), 'match.template.json': match({ version: 2, failOn: 'Update', failsBack: true }) });
    const failed = await deploy();
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'UPDATE_ROLLBACK_FAILED']);
    expect(failed.problems[0]?.summary).toContain('the referee says no');
  });

  test('takes no deployment, and loses nothing by one, asked for in whatever way', async () => {
    const plain = await deploy();
    expect([plain.code, codesOf(plain.problems)]).toEqual([1, ['StackBroken']]);
    expect(plain.problems[0]?.remedy).toContain('recover');
    const replacing = await deploy('--replace-broken');
    expect([replacing.code, codesOf(replacing.problems)]).toEqual([1, ['StackBroken']]);
    expect(await stackStatus()).toBe('UPDATE_ROLLBACK_FAILED');
  });

  test('whose rollback can’t go on stays broken, with the reason; skipping what stands in the way leads out, and the old code has its data', async () => {
    const again = await run('recover', folder, '--yes');
    expect([again.code, again.json.from, again.json.to]).toEqual([1, 'UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_FAILED']);
    const unknown = await run('recover', folder, '--yes', '--skip', 'visits');
    expect([unknown.code, codesOf(unknown.json.problems as { code: string }[])]).toEqual([1, ['StackBroken']]);
    const skipping = await run('recover', folder, '--yes', '--skip', 'Match');
    expect([skipping.code, skipping.json.to, codesOf(skipping.json.problems as { code: string }[])]).toEqual([
      0,
      'UPDATE_ROLLBACK_COMPLETE',
      ['ResourceSkipped'],
    ]);
    expect(await invoke()).toEqual({ says: 'first', visits: 2 });
    expect((await run('recover', folder, '--yes')).json).toMatchObject({ to: 'UPDATE_ROLLBACK_COMPLETE', problems: [{ code: 'NothingToRecover' }] });
  });

  test('takes the next deployment', async () => {
    write({ 'match.template.json': match({ version: 3 }) });
    expect((await deploy()).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'second', visits: 3 });
  });

  test('whose deletion fails is deleted by keeping what can’t go', async () => {
    write({ 'match.template.json': match({ version: 4, failOn: 'Delete' }) });
    expect((await deploy()).status).toBe('succeeded');
    expect((await run('stop', folder)).json).toMatchObject({ stopped: false, problems: [{ code: 'StopRefused' }] });
    const removed = await run('remove', folder, '--yes');
    expect([removed.code, await stackStatus()]).toEqual([1, 'DELETE_FAILED']);
    const kept = await run('recover', folder, '--yes', '--retain', 'Match');
    expect([kept.code, kept.json.from, kept.json.to]).toEqual([0, 'DELETE_FAILED', 'DELETE_COMPLETE']);
    expect(codesOf(kept.json.problems as { code: string }[])).toContain('ResourceKept');
    expect(await stackStatus()).toBe(null);
  });
});
