import type { Place } from '#model/place.ts';
import type { Stores } from '../stores.ts';
import { inspect } from './inspect.ts';

/** Opens where something stands: its line in the editor, and its form in the inspector. */
export function goToPlace({ edit, project }: Stores, at: Place): void {
  const { files, project: manifest } = project.getState();
  if (at.file !== undefined && Object.hasOwn(files, at.file))
    edit.bench.reveal({ file: at.file, ...(at.line === undefined ? {} : { line: at.line }), ...(at.column === undefined ? {} : { column: at.column }) });
  if (at.resource !== undefined && Object.hasOwn(manifest?.resources ?? {}, at.resource)) inspect(edit, { kind: 'resource', name: at.resource });
  // A line of its code has its own thing in the inspector: what stands there.
  else if (at.function !== undefined && Object.hasOwn(manifest?.functions ?? {}, at.function) && (at.line === undefined || at.line === 1))
    inspect(edit, { kind: 'function', name: at.function });
}
