import type { TemplateNode } from '#kit/dialect.ts';
import type { Place } from '#model/place.ts';
import type { Draft } from '../draft.ts';

/** Where the person who has to correct a member of the template finds it: in the manifest, or in the fragment. */
export function ownerPlace({ input, placeOf, fragment }: Draft, node: Pick<TemplateNode, 'id' | 'name'>): Place {
  const inFragment = Object.entries(fragment.sections).find(([, members]) => Object.hasOwn(members, node.id));
  if (inFragment && input.project.template !== undefined) {
    const field = `${inFragment[0]}.${node.id}`;
    return { file: input.project.template, field, ...fragment.places?.[field] };
  }
  if (Object.hasOwn(input.project.functions, node.name)) return placeOf(['functions', node.name]);
  if (Object.hasOwn(input.project.resources, node.name)) return placeOf(['resources', node.name]);
  return { field: node.id };
}
