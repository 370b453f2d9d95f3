import { POLICY_MARKS, type PolicyLine, type PolicyMark, policyLineText, type RoleDifference } from '#model/policy.ts';

/** More than so many are only counted. */
const LONGEST = 2;

/** `hit gains table:Put on pages; report loses store:Get on photos.` What deserves a look comes first. */
export function policySentence(roles: readonly RoleDifference[], isFirst: boolean): string {
  if (roles.length === 0) return 'No role gains or loses anything.';
  const told = roles.flatMap((role) => [...role.gains.map((line) => tell(role, line, true)), ...role.loses.map((line) => tell(role, line, false))]);
  const marked = told.filter((one) => one.isMarked);
  if (isFirst) {
    const names = [...new Set(roles.map((role) => role.name))];
    const marks = [...new Set(roles.flatMap((role) => role.gains.flatMap((line) => line.marks)))].map(
      (mark) => `${countMarked(roles, mark)} ${POLICY_MARKS[mark]}`,
    );
    return `${[`Everything is new: ${countOf(told.length, 'permission')} for ${listOf(names)}`, ...marks].join(', ')}.`;
  }
  const ordered = [...marked, ...told.filter((one) => !one.isMarked)];
  const shown = ordered.slice(0, LONGEST).map((one) => one.text);
  const more = ordered.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

function tell(role: RoleDifference, line: PolicyLine, isGained: boolean): { readonly text: string; readonly isMarked: boolean } {
  return { text: `${role.name} ${policyLineText(line, isGained)}`, isMarked: line.marks.length > 0 };
}

function countMarked(roles: readonly RoleDifference[], mark: PolicyMark): number {
  return roles.flatMap((role) => role.gains).filter((line) => line.marks.includes(mark)).length;
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function countOf(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
