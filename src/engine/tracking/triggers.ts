import { type Position, positionsOf } from '#base/text-edit.ts';
import { splitTypeId } from '#kit/catalogue.ts';
import { MANIFEST_FILE, type Project } from '#model/project.ts';
import type { Usage } from '#model/usage.ts';
import { offsetOfKey } from './manifest-places.ts';

/** The triggers as usages: where their keys stand in the manifest. */
export function triggerUsages(project: Project, manifestText: string | undefined): Usage[] {
  const position = positionsOf(manifestText ?? '');
  return Object.entries(project.functions).flatMap(([functionName, definition]) =>
    Object.entries(definition.triggers ?? {}).map(([name, trigger]): Usage => {
      const offset = manifestText === undefined ? undefined : offsetOfKey(manifestText, ['functions', functionName, 'triggers', name]);
      const at: Position = offset === undefined ? { line: 1, column: 1 } : position(offset);
      return {
        function: functionName,
        file: MANIFEST_FILE,
        line: at.line,
        column: at.column,
        kind: 'trigger',
        service: splitTypeId(trigger.type)[0],
        operation: trigger.type,
        resource: trigger.resource ?? null,
        reference: null,
        grants: [],
      };
    }),
  );
}
