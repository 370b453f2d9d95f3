import type { SchemaBreak } from '#kit/dialect.ts';
import type { Template } from '#model/template.ts';
import { membersOf } from './nodes.ts';
import { visitReferences } from './references.ts';

type KnownTypes = Readonly<Record<string, { readonly a: readonly string[] | null }>>;

/** Attributes that are asked of a resource that doesn't have them, and conditions and mappings that aren't there. */
export function checkAttributes(template: Template, types: KnownTypes): readonly SchemaBreak[] {
  const resources = membersOf(template, 'Resources');
  const typeOf = new Map(resources.map(([id, resource]) => [id, String(resource.Type)]));
  const conditions = new Set(membersOf(template, 'Conditions').map(([id]) => id));
  const mappings = new Set(membersOf(template, 'Mappings').map(([id]) => id));
  const breaks: SchemaBreak[] = [];
  for (const [id, member] of [...resources, ...membersOf(template, 'Outputs'), ...membersOf(template, 'Conditions')]) {
    const report = (summary: string) => breaks.push({ id, path: '', summary });
    visitReferences(member, {
      attribute(owner, attribute) {
        const known = types[typeOf.get(owner) ?? '']?.a;
        if (known && !known.includes(attribute)) report(`${owner} has no attribute ${attribute}`);
      },
      condition(name) {
        if (!conditions.has(name)) report(`the template has no condition ${name}`);
      },
      mapping(name) {
        if (!mappings.has(name)) report(`the template has no mapping ${name}`);
      },
    });
  }
  return breaks;
}
