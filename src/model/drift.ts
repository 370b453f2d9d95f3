import { type Problem, problem } from './problem.ts';

/** What there is, held against what was deployed: of each resource of a stack that differs, and of each that could not be looked at. */
export interface StackDrift {
  /** Of the resources that could be looked at. */
  readonly checked: number;
  readonly drifted: readonly ResourceDrift[];
  readonly unchecked: readonly UncheckedResource[];
  /** Milliseconds since 1970, by the cloud's clock. */
  readonly at: number;
  /** Whether the cloud takes it back by staged changes; where not, it has to be put right by hand. */
  readonly canRevert: boolean;
}

export interface ResourceDrift {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  /** The project's name for it, else the logical id. */
  readonly name: string;
  /** `deleted`: it is gone. */
  readonly kind: 'changed' | 'deleted';
  readonly differences: readonly PropertyDrift[];
}

export interface PropertyDrift {
  /** `Environment.Variables.MODE` */
  readonly property: string;
  /** As it was deployed; undefined: it has no value there. */
  readonly expected?: string;
  readonly actual?: string;
}

export interface UncheckedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  /** `type`: the cloud can't look at things of this type. `failed`: it could not be looked at this time. */
  readonly why: 'type' | 'failed';
  readonly reason?: string;
}

/** `2 of 12 resources differ from what was deployed`, and how many could not be looked at. */
export function driftSentence({ checked, drifted, unchecked }: StackDrift): string {
  const of = `${checked} resource${checked === 1 ? '' : 's'}`;
  const rest = unchecked.length === 0 ? '' : ` ${unchecked.length} could not be checked.`;
  if (checked === 0) return 'None of the resources can be checked.';
  if (drifted.length === 0) return `Nothing differs from what was deployed: ${of} checked.${rest}`;
  return `${drifted.length} of ${of} ${drifted.length === 1 ? 'differs' : 'differ'} from what was deployed.${rest}`;
}

/** What could not be looked at, as problems: silence would pass for a good answer. Types are told once each. */
export function uncheckedProblems({ unchecked }: StackDrift): Problem[] {
  const byType = new Map<string, string[]>();
  for (const one of unchecked) if (one.why === 'type') byType.set(one.type, [...(byType.get(one.type) ?? []), one.name]);
  return [
    ...unchecked
      .filter((one) => one.why === 'failed')
      .map((one) =>
        problem('DriftNotChecked', {
          at: { resource: one.name },
          severity: 'warning',
          summary: `${one.name} (${one.type}) could not be looked at${one.reason ? `: ${one.reason}` : ''}`,
          remedy: 'check again, or look at the resource itself',
        }),
      ),
    ...[...byType].map(([type, names]) =>
      problem('DriftNotChecked', {
        ...(names.length === 1 ? { at: { resource: names[0] ?? '' } } : {}),
        summary: `the cloud can't check ${type} (${[...new Set(names)].join(', ')}) for drift`,
        remedy: 'look at the resource itself where it matters',
      }),
    ),
  ];
}
