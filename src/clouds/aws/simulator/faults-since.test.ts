import { expect, test } from 'vitest';
import type { CloudError } from '#kit/cloud-error.ts';
import { aRehearsal, queues } from '#support/a-rehearsal.ts';

test('seconds count from the first call of the command that is named, however long one waits before it', async () => {
  const rehearsal = aRehearsal({ faults: [{ command: 'ListStacks', since: 'CreateStack', afterSeconds: 10, forSeconds: 20, error: 'network' }] });
  const answers: string[] = [];
  const list = async () => {
    answers.push(
      await rehearsal.call('ListStacks', {}).then(
        () => 'fine',
        (error: CloudError) => error.code,
      ),
    );
  };
  await rehearsal.pass(60);
  await list();
  await rehearsal.call('CreateStack', { StackName: 'x', TemplateBody: JSON.stringify(queues({ A: {} })) });
  await list();
  await rehearsal.pass(12);
  await list();
  await rehearsal.call('CreateStack', { StackName: 'y', TemplateBody: JSON.stringify(queues({ A: {} })) }).catch(() => undefined);
  await rehearsal.pass(20);
  await list();
  expect(answers).toEqual(['fine', 'fine', 'EndpointUnreachable', 'fine']);
});
