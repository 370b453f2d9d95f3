import { POLICY_MARKS, type PolicyDifference, type PolicyLine, policyLineText } from '#model/policy.ts';
import { placeText } from '#model/problem.ts';

/** The policy difference, as the line of the phase `staged` has it: what each role gains and loses. */
export function printedPolicy({ isFirst, sentence, roles }: PolicyDifference) {
  return {
    first: isFirst,
    sentence,
    roles: roles.map(({ id, name, change, gains, loses }) => ({ logicalId: id, name, change, gains: gains.map(printedLine), loses: loses.map(printedLine) })),
  };
}

function printedLine({ actions, resource, who, isDenied, evidence, marks }: PolicyLine) {
  return {
    actions,
    resource,
    ...(who === undefined ? {} : { who }),
    ...(isDenied ? { denied: true } : {}),
    evidence: evidence.map(({ file, line }) => ({ file: file ?? null, line: line ?? null })),
    marks,
  };
}

/** In words: the sentence and, of a stack that is there already, every line with what it is for. */
export function policyText({ isFirst, sentence, roles }: PolicyDifference): string {
  const line = (role: string, one: PolicyLine, isGained: boolean): string => {
    const marks = one.marks.map((mark) => `  ! ${POLICY_MARKS[mark]}`).join('');
    const why = one.evidence.map((at) => placeText(at.line === undefined ? at : { file: at.file ?? '', line: at.line })).join(', ');
    return `  ${role} ${policyLineText(one, isGained)}${why ? `  (${why})` : ''}${marks}`;
  };
  const lines = isFirst
    ? []
    : roles.flatMap(({ name, gains, loses }) => [...gains.map((one) => line(name, one, true)), ...loses.map((one) => line(name, one, false))]);
  return [`Permissions: ${sentence}`, ...lines].join('\n');
}
