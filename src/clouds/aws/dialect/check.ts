import type { SchemaBreak } from '#kit/dialect.ts';
import type { Template } from '#model/template.ts';

/** Breaks of CloudFormation's schema. */
export function check(_template: Template): readonly SchemaBreak[] {
  return [];
}
