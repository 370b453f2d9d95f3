import type { Change as ChangeSetEntry, ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Change } from '#model/change.ts';
import { mayHoldData, REPLACING_PROPERTIES } from '../data-types.ts';
import { type SettledChange, withoutSettledReferences } from './settled-references.ts';

/** A change set's entries as rows, in its own order. */
export function changesOf(entries: readonly ChangeSetEntry[], names: Readonly<Record<string, string>>): Change[] {
  const changes = entries.flatMap(({ ResourceChange: change }) =>
    change ? [staysInPlace(change) ? { ...change, Replacement: 'False' as const } : change] : [],
  );
  return withoutSettledReferences(changes).map((one) => changeOf(one, names));
}

function changeOf({ change, stays }: SettledChange, names: Readonly<Record<string, string>>): Change {
  const logicalId = change.LogicalResourceId ?? '';
  const type = change.ResourceType ?? '';
  const action = ACTIONS[change.Action ?? ''] ?? 'modify';
  const replacement = change.Replacement === 'True' ? 'always' : change.Replacement === 'Conditional' ? 'maybe' : 'never';
  const old = oldOf(change, action, replacement);
  return {
    action,
    logicalId,
    ...(change.PhysicalResourceId ? { physicalId: change.PhysicalResourceId } : {}),
    type,
    name: names[logicalId] ?? logicalId,
    replacement: action === 'modify' ? replacement : 'never',
    holdsData: mayHoldData(type),
    ...(old ? { old } : {}),
    ...(isDrifted(change) ? { drifted: true } : {}),
    causes: causesOf({ change, stays }, action, names),
  };
}

/** "Perhaps" of properties that never replace, by AWS's own documentation: an emulator says so of all that it can't tell. */
function staysInPlace({ ResourceType = '', Replacement, Details = [] }: ResourceChange): boolean {
  if (Replacement !== 'Conditional') return false;
  const replacing = REPLACING_PROPERTIES[ResourceType];
  if (!replacing || Details.length === 0) return false;
  return Details.every(
    ({ Target }) => Target?.Attribute !== undefined && (Target.Attribute !== 'Properties' || !replacing.includes(Target.Name ?? replacing[0] ?? '')),
  );
}

// `Dynamic` can't be told before it is carried out; `SyncWithActual` takes drift back: both are changes to what is there.
const ACTIONS: Readonly<Record<string, Change['action']>> = { Add: 'add', Modify: 'modify', Remove: 'remove', Import: 'import' };

function oldOf(change: ResourceChange, action: Change['action'], replacement: Change['replacement']): Change['old'] {
  if (action !== 'remove' && (action !== 'modify' || replacement === 'never')) return undefined;
  // Snapshots keep the data, if not the thing.
  return /Retain|Snapshot/.test(change.PolicyAction ?? '') ? 'kept' : 'deleted';
}

function isDrifted({ ResourceDriftStatus: status }: ResourceChange): boolean {
  return status === 'MODIFIED' || status === 'DELETED';
}

function causesOf({ change, stays }: SettledChange, action: Change['action'], names: Readonly<Record<string, string>>): string[] {
  if (stays.length > 0) return [`refers to ${[...new Set(stays.map((id) => names[id] ?? id))].join(' and ')}, which stays`];
  if (action !== 'modify') return isDrifted(change) ? ['it was removed beside the stack'] : [];
  const causes = (change.Details ?? []).flatMap((detail) => causeOf(detail, names));
  return [...new Set(causes.length > 0 ? causes : (change.Scope ?? []).map((one) => `${one} changed`))];
}

function causeOf({ Target, ChangeSource, CausingEntity = '', Evaluation }: ResourceChangeDetail, names: Readonly<Record<string, string>>): string[] {
  if (!Target) return [];
  const what = Target.Attribute === 'Properties' ? (Target.Name ?? Target.Path ?? 'Properties') : (Target.Attribute ?? 'Something');
  if (Target.Drift) {
    const { ActualValue, PreviousValue } = Target.Drift;
    const becomes = Target.AfterValue ?? PreviousValue;
    return [
      `${pathText(Target.Path) || what} is ${valueText(ActualValue)} beside the stack, ${becomes === PreviousValue ? 'goes back to' : 'becomes'} ${valueText(becomes)}`,
    ];
  }
  const verb = Evaluation === 'Dynamic' ? 'may change' : 'changed';
  if (Target.BeforeValue !== undefined || Target.AfterValue !== undefined) {
    return [`${pathText(Target.Path) || what} changed: ${valueText(Target.BeforeValue)} → ${valueText(Target.AfterValue)}`];
  }
  const [id = ''] = CausingEntity.split('.');
  switch (ChangeSource) {
    case 'ParameterReference':
      return [`${what} ${verb} with the parameter ${CausingEntity}`];
    case 'ResourceReference':
    case 'ResourceAttribute':
      return [`${what} ${verb} with ${names[id] ?? CausingEntity}`];
    default:
      return [`${what} ${verb}`];
  }
}

/** `/Properties/Environment/Variables/A` → `Environment.Variables.A` */
function pathText(path: string | undefined): string {
  return (path ?? '').replace(/^\/(Properties\/)?/, '').replaceAll('/', '.');
}

/** What a change set writes for a value, or a part of one, that the execution makes. API Reference, `ResourceTargetDefinition`, AfterValue. */
const KNOWN_LATER = '{{changeSet:KNOWN_AFTER_APPLY}}';

function valueText(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === KNOWN_LATER) return 'known after the deployment';
  const said = value.replaceAll(KNOWN_LATER, '(known after the deployment)');
  return said.length > 60 ? `"${said.slice(0, 57)}…"` : `"${said}"`;
}
