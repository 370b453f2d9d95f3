import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Target } from '#kit/target.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { createSessionHolder } from '../session.ts';
import { renewCredentials } from './renew-credentials.ts';

const HERE: Target = { kind: 'aws', region: 'eu-west-1', account: '111111111111' };
const PASTED = 'export AWS_ACCESS_KEY_ID=ASIANEW\nexport AWS_SECRET_ACCESS_KEY=s\nexport AWS_SESSION_TOKEN=t\n';

/** Signed in to an account, with a call that waits for new credentials. */
function aWaiting(accountOfNew: string) {
  const holder = createSessionHolder(
    (target, credentials) =>
      ({
        target,
        identity: async () => {
          const { accessKeyId } = await credentials();
          if (accessKeyId === 'ASIAOLD') throw new CloudError('CredentialsExpired', 'expired', { remedy: 'sign in' });
          return { account: accountOfNew, arn: 'arn' };
        },
      }) as unknown as CloudSession,
  );
  const { world } = aDeployWorld({ session: {} });
  Object.assign(world.clouds, { session: holder });
  const session = holder.use(HERE, async () => ({ accessKeyId: 'ASIAOLD', secretAccessKey: 's' }));
  world.target.setState({ target: HERE });
  let changes = 0;
  holder.onChange(() => {
    changes += 1;
  });
  let isRenewed = false;
  void session.renewed?.(new AbortController().signal).then(() => {
    isRenewed = true;
  });
  return { world, session, isRenewed: () => isRenewed, changes: () => changes };
}

test('new credentials of the same account take the old ones’ place in the session that is there, and what waits goes on', async () => {
  const { world, session, isRenewed, changes } = aWaiting('111111111111');
  await renewCredentials(world, PASTED);
  expect([isRenewed(), changes(), await session.identity(), world.target.getState().problem]).toEqual([
    true,
    0,
    { account: '111111111111', arn: 'arn' },
    undefined,
  ]);
});

test('those of another account are refused: with them it would not be followed, and what waits goes on waiting', async () => {
  const { world, session, isRenewed } = aWaiting('222222222222');
  await renewCredentials(world, PASTED);
  expect([isRenewed(), world.target.getState().problem?.summary]).toEqual([
    false,
    'these credentials are of account 222222222222; the deployment runs in account 111111111111',
  ]);
  await expect(session.identity()).rejects.toMatchObject({ code: 'CredentialsExpired' });
});

test('who leaves while waiting is let go', async () => {
  const { session } = aWaiting('111111111111');
  const leaving = new AbortController();
  const waiting = session.renewed?.(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
});
