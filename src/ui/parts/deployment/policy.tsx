import { POLICY_MARKS, type PolicyDifference, type PolicyLine, policyLineText, type RoleDifference } from '#model/policy.ts';
import { PlaceLink } from '../places.tsx';
import './policy.css';

interface PolicyProps {
  readonly policy: PolicyDifference;
  /** What is staged isn't the project as it is now: its lines are no reasons for it. */
  readonly isOfAnother?: boolean;
}

/** What the staged changes do to what roles may do, each line with what it is for. Folded, for the sentence says the most of it. */
export function Policy({ policy, isOfAnother = false }: PolicyProps) {
  if (policy.roles.length === 0) return null;
  const isMarked = policy.roles.some((role) => [...role.gains, ...role.loses].some((line) => line.marks.length > 0));
  return (
    <details className="policy">
      <summary>
        <strong>Permissions</strong> {policy.sentence}
        {isMarked && !policy.isFirst && <span className="note note-warning">look at them</span>}
      </summary>
      {policy.roles.map((role) => (
        <Role key={role.id} role={isOfAnother ? withoutReasons(role) : role} />
      ))}
    </details>
  );
}

function Role({ role }: { readonly role: RoleDifference }) {
  return (
    <section aria-label={`Permissions of ${role.name}`}>
      <h3>
        {role.name} {role.change !== 'changed' && <span className="quiet">{role.change === 'added' ? 'new' : 'goes'}</span>}
      </h3>
      <ul>
        {role.gains.map((line) => (
          <Line key={keyOf(line)} line={line} isGained />
        ))}
        {role.loses.map((line) => (
          <Line key={`- ${keyOf(line)}`} line={line} isGained={false} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, isGained }: { readonly line: PolicyLine; readonly isGained: boolean }) {
  return (
    <li className={isGained ? 'policy-gain' : 'policy-loss'}>
      <span className="policy-what">{policyLineText(line, isGained)}</span>
      {line.marks.map((mark) => (
        <span key={mark} className="note note-warning">
          {POLICY_MARKS[mark]}
        </span>
      ))}
      <span className="policy-why">
        {line.evidence.map((at) => (
          <PlaceLink key={JSON.stringify(at)} at={at} />
        ))}
      </span>
    </li>
  );
}

function withoutReasons(role: RoleDifference): RoleDifference {
  const without = (lines: readonly PolicyLine[]): readonly PolicyLine[] => lines.map((line) => ({ ...line, evidence: [] }));
  return { ...role, gains: without(role.gains), loses: without(role.loses) };
}

function keyOf({ resource, who, actions, isDenied }: PolicyLine): string {
  return JSON.stringify([resource, who, actions, isDenied]);
}
