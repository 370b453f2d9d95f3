import { listText } from '#base/list-text.ts';
import { type ScannedProject, usedAccountResources } from '#engine/template/used-account-resources.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy, way } from '#model/remedy.ts';

/** A warning for each that the account surely doesn't have; asked for once a type. */
export async function absentProblems(
  { account, target }: Pick<CloudSession, 'account' | 'target'>,
  scanned: ScannedProject,
  signal?: AbortSignal,
): Promise<Problem[]> {
  const used = usedAccountResources(scanned);
  const types = [...new Set(used.map((one) => one.type))];
  const absent = await Promise.all(
    types.map(async (type) => {
      const references = new Set(used.flatMap((one) => (one.type === type ? [one.reference] : [])));
      // Whoever may not list one type may list another.
      return [type, new Set(await account.absent?.(type, [...references], signal).catch(() => []))] as const;
    }),
  );
  const byType = new Map(absent);
  const where = target.kind === 'local' ? 'the local cloud' : 'the account';
  return used.flatMap(({ type, kind, reference, functions, at }) =>
    byType.get(type)?.has(reference)
      ? [
          problem('ChangesQuestioned', {
            at,
            summary: `${where} has no ${kind} "${reference}", which ${listText(functions)} ${functions.length === 1 ? 'uses' : 'use'}`,
            remedy: remedy`create it, or correct its ${way('reference', '“Name or ARN in the account”')}`,
          }),
        ]
      : [],
  );
}
