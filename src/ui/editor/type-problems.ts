import type { Disposable } from '#base/disposable.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Stores } from '#state/stores.ts';
import { withPaths } from './address-of.ts';
import type { Models } from './models.ts';
import { editor } from './monaco.ts';
import { TYPE_OWNERS, TYPE_SEVERITY } from './type-markers.ts';

/** What TypeScript underlines in the open files is told to the store, so that it is listed and counted with everything else. */
export function followTypeProblems(stores: Stores, models: Models): Disposable {
  const tell = () => {
    const projectId = stores.project.getState().id ?? '';
    const found = stores.editor.getState().open.flatMap((path) => {
      const model = models.known(path);
      return model ? problemsIn(path, projectId, editor.getModelMarkers({ resource: model.uri })) : [];
    });
    if (JSON.stringify(found) !== JSON.stringify(stores.editor.getState().typeProblems ?? [])) stores.editor.setState({ typeProblems: found });
  };
  // Once they are as severe as they are meant.
  const listening = editor.onDidChangeMarkers(() => queueMicrotask(tell));
  const stop = stores.editor.subscribe((state, before) => state.open !== before.open && tell());
  return {
    dispose() {
      listening.dispose();
      stop();
    },
  };
}

function problemsIn(file: string, projectId: string, markers: readonly editor.IMarker[]): Problem[] {
  return markers
    .filter((marker) => TYPE_OWNERS.includes(marker.owner) && marker.severity === TYPE_SEVERITY)
    .map(({ message, code, startLineNumber: line, startColumn: column }) => {
      const number = typeof code === 'string' ? code : code?.value;
      return problem('TypeScriptError', {
        at: { file, line, column },
        summary: `TypeScript${number === undefined ? '' : ` ${number}`}: ${withPaths(projectId, message.split('\n')[0] ?? '').replace(/\.$/, '')}`,
        remedy: 'correct it; types alone stop no deployment',
      });
    });
}
