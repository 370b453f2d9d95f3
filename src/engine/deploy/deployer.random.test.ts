import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import { isEnded } from '#model/deployment.ts';
import { aChange, aClock, aGenerated, anEvent, aRandom, aSession, aStackEvent, aState } from '#support/a-session.ts';
import { createDeployer } from './deployer.ts';

const unreachable = () => new CloudError('EndpointUnreachable', 'no answer', { remedy: 'wait' });
const expired = () => new CloudError('CredentialsExpired', 'the credentials have expired', { remedy: 'sign in' });

test('whatever the user and the cloud do, it ends; it executes once at most, and deletes nothing without a consent', async () => {
  const outcome = fc.constantFrom('fine' as const, 'unreachable' as const, 'expired' as const, 'refused' as const);
  const act = fc.constantFrom('execute', 'abort', 'stop', 'consent', 'decline', 'detach', 'nothing', 'nothing', 'nothing');
  const failure = (kind: 'fine' | 'unreachable' | 'expired' | 'refused'): unknown =>
    kind === 'fine'
      ? undefined
      : kind === 'unreachable'
        ? unreachable()
        : kind === 'expired'
          ? expired()
          : new CloudError('CloudFailed', 'no', { remedy: 'none' });
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        broken: fc.boolean(),
        automatic: fc.boolean(),
        losing: fc.boolean(),
        fails: fc.record({
          inspect: outcome,
          prepareArtifacts: outcome,
          upload: outcome,
          stage: outcome,
          execute: outcome,
          stop: outcome,
          discard: outcome,
          remove: outcome,
        }),
        polls: fc.array(fc.constantFrom('busy', 'failing', 'rollback', 'unreachable', 'expired'), { maxLength: 6 }),
        end: fc.constantFrom('ready' as const, 'rolledBack' as const, 'broken' as const),
        acts: fc.array(act, { maxLength: 30 }),
      }),
      async ({ broken, automatic, losing, fails, polls, end, acts }) => {
        const last = aState(end);
        const gone = aState('deleted');
        const session = aSession({
          inspect: aState(broken ? 'broken' : 'missing'),
          changes: [aChange('A', losing ? { action: 'remove', holdsData: true } : {})],
          fail: Object.fromEntries(Object.entries(fails).map(([verb, kind]) => [verb, [failure(kind)]])),
        });
        session.script.polls = [
          ...(broken
            ? [
                { state: gone, events: [aStackEvent(gone, 'delete', 'done')] },
                { state: gone, events: [] },
              ]
            : []),
          ...polls.map((kind) =>
            kind === 'unreachable'
              ? unreachable()
              : kind === 'expired'
                ? expired()
                : kind === 'rollback'
                  ? { state: aState('rollingBack'), events: [aStackEvent(aState('rollingBack'), 'rollback', 'running')] }
                  : { state: aState('busy'), events: kind === 'failing' ? [anEvent('A', 'create', 'failed', { reason: 'no' })] : [] },
          ),
          { state: last, events: [aStackEvent(last, end === 'ready' ? 'update' : 'rollback', end === 'broken' ? 'failed' : 'done')] },
        ];
        const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
        let consented = false;
        let ends = 0;
        let confirmed = false;
        const deployment = deployer.deploy(
          { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => aGenerated(), autoExecute: automatic },
          (snapshot) => {
            if (isEnded(snapshot.phase)) ends += 1;
            if (snapshot.phase === 'replacing') {
              expect(consented).toBe(true);
              session.script.inspect = aState('missing');
            }
          },
        );
        const doIt = (one: string): void => {
          if (one === 'execute') confirmed = deployment.execute({ confirmedLosses: ['a'] }) || confirmed;
          if (one === 'abort') deployment.abort();
          if (one === 'stop') deployment.stop();
          if (one === 'consent') consented = deployment.consent(true) || consented;
          if (one === 'decline') deployment.consent(false);
          if (one === 'detach') deployment.detach();
        };
        for (const one of acts) {
          doIt(one);
          await new Promise<void>((resolve) => setImmediate(resolve));
        }
        // Whoever forgot to answer leaves in the end.
        for (let turn = 0; turn < 400 && !isEnded(deployment.snapshot().phase); turn += 1) {
          if (turn === 300) deployment.detach();
          if (turn > 200) deployment.abort();
          await new Promise<void>((resolve) => setImmediate(resolve));
        }
        const settled = await deployment.settled;
        expect(isEnded(settled.phase)).toBe(true);
        expect(ends).toBe(1);
        const calls = session.script.calls.map((call) => call.verb);
        if (!consented) expect(calls).not.toContain('remove');
        if (losing && !confirmed) expect(calls).not.toContain('execute');
        const tokens = new Set(session.script.calls.filter((call) => call.verb === 'execute').map((call) => call.argument));
        // One token for each time that Execute was accepted and refused for its credentials, and one more.
        expect(tokens.size).toBeLessThanOrEqual(fails.execute === 'expired' ? 2 : 1);
      },
    ),
    { numRuns: 300 },
  );
});
