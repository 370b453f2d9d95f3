import { dropTargetAt } from '#engine/tracking/drop-target.ts';
import { type Catalogue, serviceOf } from '#kit/catalogue.ts';
import { textOf } from '#model/files.ts';
import type { EditedProject } from './edit-world.ts';
import { canOperate, canTrigger, type PaletteItem, roleOf } from './palette.ts';

/** What letting go here would do, in a shape that can be drawn. */
export type Drop =
  | { readonly kind: 'statement'; readonly file: string; readonly offset: number; readonly line: number; readonly words: string }
  | { readonly kind: 'trigger'; readonly function: string; readonly from: number; readonly to: number; readonly words: string }
  | { readonly kind: 'none'; readonly words: string };

/** Where a dragged service or resource would go: a call into code, a trigger onto a handler's event, or nowhere, and why. */
export function dropAt(opened: EditedProject, catalogue: Catalogue, item: PaletteItem, file: string, offset: number): Drop {
  const service = serviceOf(catalogue, item.service);
  if (!service) return { kind: 'none', words: 'this service is not known' };
  const role = { role: roleOf(service) };
  const target = dropTargetAt(textOf(opened.files, file) ?? '', file, offset, opened.scan.handlers);
  const what = item.resource ?? service.title;
  if (target.kind !== 'event' && !canOperate(role)) return { kind: 'none', words: `${service.title} only triggers: drop it on a handler’s event` };
  switch (target.kind) {
    case 'none':
      return { kind: 'none', words: target.reason };
    case 'event':
      if (!canTrigger(role)) return { kind: 'none', words: `${service.title} triggers nothing: drop it into the code` };
      if (target.function === undefined) return { kind: 'none', words: 'no function of the project begins here' };
      return { kind: 'trigger', function: target.function, from: target.from, to: target.to, words: `Trigger ${target.function} by ${what}` };
    case 'statement':
      return { kind: 'statement', file, offset: target.offset, line: target.line, words: `Insert an operation of ${what}` };
  }
}
