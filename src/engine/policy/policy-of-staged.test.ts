import { expect, test } from 'vitest';
import type { RolePolicy } from '#kit/role-policy.ts';
import { policyOfStaged } from './policy-of-staged.ts';

/** Each resource of a template is what anybody may use. */
const policies = (template: string): RolePolicy[] =>
  Object.keys((JSON.parse(template) as { Resources: object }).Resources).map((id) => ({
    id,
    name: id.toLowerCase(),
    permissions: [{ action: 'use', resource: id, source: `"${id}"`, who: 'anyone', isPublic: true, isWide: false }],
  }));
const templateOf = (...ids: string[]) => JSON.stringify({ Resources: Object.fromEntries(ids.map((id) => [id, {}])) });

test('on a stack that was left as it failed, what its template says and what was never made is gained now', async () => {
  const gained = async (deployed: string) => {
    const driver = { policies, deployedTemplate: async () => deployed };
    const changes = [{ action: 'add' as const, logicalId: 'Open' }];
    const difference = await policyOfStaged(driver, { stack: 'shop-dev', kind: 'update', template: templateOf('Hit', 'Open'), changes });
    return difference?.roles.map((role) => [role.id, role.change, role.gains.map((line) => line.marks)]);
  };
  const open = [['Open', 'added', [['public']]]];
  expect([await gained(templateOf('Hit', 'Open')), await gained(templateOf('Hit'))]).toEqual([open, open]);
});
