import type { Json } from '#base/json.ts';
import { listText } from '#base/list-text.ts';
import { sizeText } from '#base/size-text.ts';
import type { CodeDifference, ConfigurationDifference, FileDifference, ReleaseComparison, TemplateDifference } from '#model/release-comparison.ts';

/** A comparison, line by line, by the part that it is about. */
export interface ComparisonWords {
  readonly template: readonly string[];
  readonly code: readonly string[];
  readonly configuration: readonly string[];
}

export function comparisonWords({ template, code, configuration }: ReleaseComparison): ComparisonWords {
  return { template: template.flatMap(templateLines), code: code.map(codeLine), configuration: configuration.map(configurationLine) };
}

/** `1 resource, the code of 2 functions and 3 settings differ.` */
export function comparisonSentence({ template, code, configuration }: ReleaseComparison): string {
  const resources = template.filter((one) => one.section === 'Resources').length;
  const others = template.length - resources;
  const parts = [
    resources > 0 ? counted(resources, 'resource') : '',
    others > 0 ? `${counted(others, 'other entry', 'other entries')} of the template` : '',
    code.length > 0 ? `the code of ${counted(code.length, 'function')}` : '',
    configuration.length > 0 ? counted(configuration.length, 'setting') : '',
  ].filter(Boolean);
  if (parts.length === 0) return 'Nothing differs: template, code and configuration are the same.';
  const count = template.length + code.length + configuration.length;
  return `${capital(listText(parts))} ${count === 1 ? 'differs' : 'differ'}.`;
}

function templateLines({ section, id, name, type, change, properties }: TemplateDifference): string[] {
  const what = section === 'Resources' ? `${name ?? id} (${id}, ${type ?? 'no type'})` : [section, id].filter(Boolean).join(' ');
  if (change !== 'changed') return [`${what}: ${change}`];
  return properties.map(({ property, before, after }) => `${what}: ${property === '' ? '' : `${property} `}${turnText(before, after)}`);
}

/** `src/hit.ts changed, 1,2 KB to 1,3 KB`, without the places where. */
export function fileWords({ path, change, bytesBefore, bytesAfter, why, packageFiles }: FileDifference): string {
  const size = bytesBefore !== undefined && bytesAfter !== undefined ? `, ${sizeText(bytesBefore)} to ${sizeText(bytesAfter)}` : '';
  const files = packageFiles === undefined ? '' : `, ${counted(packageFiles, 'file')}`;
  return `${path} ${change}${size}${files}${why === undefined ? '' : ` (${why})`}`;
}

function codeLine({ function: name, change, before, after, bytesBefore, bytesAfter }: CodeDifference): string {
  if (change !== 'changed') return `${name}: ${change}`;
  const sizes = bytesBefore !== undefined && bytesAfter !== undefined ? `, ${sizeText(bytesBefore)} to ${sizeText(bytesAfter)}` : '';
  return `${name}: ${before?.slice(0, 12)} to ${after?.slice(0, 12)}${sizes}`;
}

function configurationLine({ key, before, after }: ConfigurationDifference): string {
  return `${key}: ${turnText(before, after)}`;
}

function turnText(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return `added ${valueText(after)}`;
  if (after === undefined) return `removed ${valueText(before)}`;
  return `${valueText(before)} to ${valueText(after)}`;
}

const LONGEST = 200;

function valueText(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
