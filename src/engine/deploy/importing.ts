import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { NameFailure } from '#kit/stack-driver.ts';
import type { DeploymentSnapshot, Importable } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy } from '#model/remedy.ts';
import type { StackEvent } from '#model/stack.ts';
import { IMPORT, IMPORT_RETURNING } from './ways.ts';

export type ImportFacts = Pick<DeploymentSnapshot, 'importable'>;

/** What could be imported instead of being made; nothing where that can't be found out, for it is only an offer. */
export async function importFacts(
  { driver }: CloudSession,
  { stackName, template }: Pick<DeploymentSnapshot, 'stackName' | 'template'>,
  failures: readonly NameFailure[],
): Promise<ImportFacts> {
  if (!driver.importable || template === undefined || failures.length === 0) return {};
  const importable = await driver.importable(stackName, template, failures).catch(() => []);
  return importable.length > 0 ? { importable } : {};
}

/** What the cloud said of certain resources when it refused the changes. */
export function failuresOf(error: unknown): readonly NameFailure[] {
  return error instanceof CloudError ? (error.about ?? []) : [];
}

/** What could not be made. */
export function failuresIn(events: readonly StackEvent[]): NameFailure[] {
  return events.flatMap(({ logicalId, phase, verb, isStack, reason }) =>
    phase === 'failed' && verb === 'create' && !isStack && reason !== undefined ? [{ logicalId, reason }] : [],
  );
}

export function importProblems({ importable = [] }: ImportFacts, isReturn = false): Problem[] {
  return importable.map(({ name, type, physicalId }: Importable) =>
    problem('ResourceImportable', {
      at: { resource: name },
      summary: `${name} (${type}, ${physicalId}) exists already, and belongs to no stack`,
      remedy: isReturn
        ? remedy`take it into this one with what it holds (${IMPORT_RETURNING}), or remove it`
        : remedy`take it into this one with what it holds (${IMPORT}), or give the new one another name`,
    }),
  );
}
