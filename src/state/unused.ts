import { type Catalogue, resourceTypeOf, splitTypeId, variableOf } from '#kit/catalogue.ts';
import { resourceReferences } from '#kit/resource-references.ts';
import { logicalId, variableBase } from '#model/names.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult, Usage } from '#model/usage.ts';

/** One resource and everything that uses it. */
export interface UsageSummary {
  readonly resource: string;
  readonly type: string;
  readonly operations: readonly Usage[];
  readonly triggers: readonly Usage[];
  /** Code reads its variable without a call that could be tracked: it counts as used. */
  readonly readBy: readonly string[];
  /** Other resources whose properties name it. */
  readonly namedBy: readonly string[];
  /** The project's own template fragment names it. */
  readonly inFragment: boolean;
  /** Nothing that could be read uses it, but not all could be read: it stays in the template. */
  readonly isUncertain: boolean;
  /** The stack has it, and it may hold data: it stays in the template, used or not. */
  readonly isHeld: boolean;
}

export interface UnusedReport {
  readonly used: readonly UsageSummary[];
  readonly unused: readonly UsageSummary[];
  /** Said above the list where it may mislead: nothing is used, or not all code could be read. */
  readonly warning?: string;
}

/** What the report knows beside the manifest and the code. */
export interface UnusedFacts {
  /** The text of the project's own template fragment. */
  readonly fragment?: string | undefined;
  /** Names of data holders that the stack has; undefined: that isn't known. */
  readonly holders?: readonly string[] | undefined;
}

/** Which of the project's resources nothing uses, by the rules that decide what is left out of the template. */
export function unusedReport(project: Project, scan: ScanResult, catalogue: Catalogue, facts: UnusedFacts = {}): UnusedReport {
  const summaries = Object.keys(project.resources).map((name) => summaryOf(project, scan, catalogue, name, facts));
  const used = summaries.filter(isUsed);
  const unused = summaries.filter((one) => !isUsed(one));
  const warning = warningOf(scan, unused, used);
  return { used, unused, ...(warning === undefined ? {} : { warning }) };
}

function summaryOf(project: Project, scan: ScanResult, catalogue: Catalogue, name: string, { fragment, holders }: UnusedFacts): UsageSummary {
  const type = project.resources[name]?.type ?? '';
  const mine = scan.usages.filter((usage) => usage.resource === name);
  const variable = variableOf(catalogue, name, type, variableBase);
  return {
    resource: name,
    type,
    operations: mine.filter((usage) => usage.kind === 'operation'),
    triggers: mine.filter((usage) => usage.kind === 'trigger'),
    readBy: variable === undefined ? [] : Object.keys(scan.variables).filter((id) => scan.variables[id]?.includes(variable)),
    namedBy: Object.entries(project.resources)
      .filter(([other, definition]) => other !== name && namesResource(catalogue, definition.type, definition.properties ?? {}, name))
      .map(([other]) => other),
    isUncertain: isUncertain(scan, catalogue, splitTypeId(type)[0]),
    isHeld: holders?.includes(name) ?? false,
    inFragment: fragment !== undefined && new RegExp(`\\b${logicalId(name)}\\b`).test(fragment),
  };
}

/** As the template's rules have it. */
function isUncertain(scan: ScanResult, catalogue: Catalogue, serviceId: string): boolean {
  const sdk = catalogue.services.find((one) => one.id === serviceId)?.sdk;
  return !scan.complete || scan.unresolvedServices.some((one) => one === serviceId || one === sdk);
}

/** Why it is in the template or not, of what no call that was found and no trigger uses. */
export function unusedText(summary: UsageSummary): string {
  const { readBy, namedBy, inFragment } = summary;
  const none = 'No call and no trigger uses it';
  if (readBy.length > 0) return `${none}, but code of ${readBy.join(', ')} reads its variable: it is kept.`;
  if (namedBy.length > 0) return `${none}, but ${namedBy.join(', ')} names it.`;
  if (inFragment) return `${none}, but the project’s own template names it: it is kept.`;
  return keptText(summary) ?? `${none}: it is left out of the template.`;
}

/** Why what nothing uses stays in the template all the same; undefined: it doesn't. */
export function keptText({ isUncertain, isHeld }: UsageSummary): string | undefined {
  if (isUncertain) return 'It is kept, because it isn’t known whether code uses it.';
  return isHeld ? 'It is kept, because it is deployed and may hold data.' : undefined;
}

function isUsed(one: UsageSummary): boolean {
  return one.operations.length + one.triggers.length + one.readBy.length + one.namedBy.length > 0 || one.inFragment;
}

function namesResource(catalogue: Catalogue, type: string, properties: Parameters<typeof resourceReferences>[1], name: string): boolean {
  const fields = resourceTypeOf(catalogue, type)?.fields ?? {};
  return resourceReferences(fields, properties).some((path) => valueAt(properties, path) === name);
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined), value);
}

function warningOf(scan: ScanResult, unused: readonly UsageSummary[], used: readonly UsageSummary[]): string | undefined {
  const unread = scan.problems.find((one) => one.code === 'SyntaxError' || one.code === 'SourceUnread');
  if (unread)
    return `${unread.at.file ?? 'A file'} ${unread.code === 'SyntaxError' ? 'does not parse' : "can't be read"}, so what it uses can't be told. Correct it before removing anything.`;
  const services = [...new Set(unused.map((one) => splitTypeId(one.type)[0]))].filter((id) => scan.unresolvedServices.includes(id));
  if (services.length > 0)
    return `Some calls to ${services.join(', ')} name their resource in a way that can't be followed. What is listed here may be used by them.`;
  if (!scan.complete) return 'Not all code could be read, so what is listed here may be used.';
  return used.length === 0 && unused.length > 0 ? 'No resource is used at all. If that is not what you expect, check the code for syntax errors.' : undefined;
}
