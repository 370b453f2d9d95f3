import type { RolePermission, RolePolicy } from '#kit/role-policy.ts';
import type { Place } from '#model/place.ts';
import type { PolicyDifference, PolicyLine, PolicyMark, RoleDifference } from '#model/policy.ts';
import type { Statement } from '#model/template.ts';
import { policySentence } from './policy-sentence.ts';

// What a deployment brings to what may be done: pure, over the policies that a cloud's dialect reads out of two templates.

export interface PoliciesOf {
  /** Undefined: nothing is deployed yet. */
  readonly before: readonly RolePolicy[] | undefined;
  readonly after: readonly RolePolicy[];
  /** By function, what its role allows and why. Absent: not at hand. */
  readonly statements?: Readonly<Record<string, readonly Statement[]>>;
  /** Where in the project something of the template comes from. */
  readonly placeOf?: (logicalId: string) => Place | undefined;
}

/** Role by role, in the order of the new template; what only the old one has comes last. */
export function comparePolicies(of: PoliciesOf): PolicyDifference {
  const were = new Map((of.before ?? []).map((role) => [role.id, role]));
  const are = new Map(of.after.map((role) => [role.id, role]));
  const roles = [...new Set([...are.keys(), ...were.keys()])].flatMap((id) => compareRole(of, were.get(id), are.get(id)));
  const isFirst = of.before === undefined;
  return { isFirst, sentence: policySentence(roles, isFirst), roles };
}

function compareRole(of: PoliciesOf, before: RolePolicy | undefined, after: RolePolicy | undefined): RoleDifference[] {
  const role = after ?? before;
  if (!role) return [];
  const had = new Set(before?.permissions.map(keyOf));
  const has = new Set(after?.permissions.map(keyOf));
  const gained = (after?.permissions ?? []).filter((one) => !had.has(keyOf(one)));
  const lost = (before?.permissions ?? []).filter((one) => !has.has(keyOf(one)));
  if (gained.length === 0 && lost.length === 0) return [];
  const keepsCode = before?.code !== undefined && before.code === after?.code;
  const place = of.placeOf?.(role.id);
  const home = place === undefined ? [] : [place];
  return [
    {
      id: role.id,
      name: role.name,
      change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      gains: linesOf(gained, (one) => {
        const reasons = (of.statements?.[role.name] ?? []).filter((statement) => covers(statement, one));
        const evidence = reasons.flatMap((statement) => statement.evidence);
        const isDerived = reasons.some((statement) => !statement.byHand);
        const marks: PolicyMark[] = one.isDenied ? [] : [...(one.isPublic ? ['public' as const] : []), ...(one.isWide && !isDerived ? ['wide' as const] : [])];
        return { evidence: evidence.length > 0 ? evidence : home, marks };
      }),
      loses: linesOf(lost, (one) => ({ evidence: home, marks: keepsCode && !one.isDenied && one.who === undefined ? ['still used'] : [] })),
    },
  ];
}

function keyOf({ action, resource, who, isDenied }: RolePermission): string {
  return JSON.stringify([action, resource, who, isDenied ?? false]);
}

function covers(statement: Statement, { action, source }: RolePermission): boolean {
  return statement.actions.includes(action) && statement.resources.some((resource) => JSON.stringify(resource) === source);
}

/** What is allowed on the same, for the same reason, is one line. */
function linesOf(permissions: readonly RolePermission[], reasonOf: (one: RolePermission) => Pick<PolicyLine, 'evidence' | 'marks'>): PolicyLine[] {
  const lines = new Map<string, { line: PolicyLine; actions: Set<string> }>();
  for (const one of permissions) {
    const reason = reasonOf(one);
    const evidence = distinct(reason.evidence);
    const key = JSON.stringify([one.resource, one.who, one.isDenied ?? false, reason.marks, evidence]);
    const found = lines.get(key);
    if (found) {
      found.actions.add(one.action);
      continue;
    }
    const line = {
      resource: one.resource,
      ...(one.who === undefined ? {} : { who: one.who }),
      ...(one.isDenied ? { isDenied: true } : {}),
      evidence,
      marks: reason.marks,
    };
    lines.set(key, { line: { actions: [], ...line }, actions: new Set([one.action]) });
  }
  return [...lines.values()].map(({ line, actions }) => ({ ...line, actions: [...actions].sort() }));
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
