import type { Disposable } from '#base/disposable.ts';
import type { Problem } from '#model/problem.ts';
import { allProblems } from '#state/problems.ts';
import type { Stores } from '#state/stores.ts';
import { MARKER_SEVERITIES } from './marker-severities.ts';
import type { Models } from './models.ts';
import { editor } from './monaco.ts';

const OWNER = 'stackwright';

/** Underlines what the scan, the manifest and the template say about a place in a file. */
export function markProblems(stores: Stores, models: Models): Disposable {
  let marked: readonly string[] = [];
  const draw = () => {
    const byFile = new Map<string, Problem[]>();
    for (const one of allProblems(stores)) {
      // TypeScript underlines its own.
      if (one.code !== 'TypeScriptError' && one.at.file !== undefined && one.at.line !== undefined)
        byFile.set(one.at.file, [...(byFile.get(one.at.file) ?? []), one]);
    }
    for (const path of new Set([...marked, ...byFile.keys()])) {
      const model = models.known(path);
      if (model)
        editor.setModelMarkers(
          model,
          OWNER,
          (byFile.get(path) ?? []).map((one) => markerOf(one, model)),
        );
    }
    marked = [...byFile.keys()];
  };
  const stops = [
    stores.scan.subscribe(draw),
    stores.notices.subscribe(draw),
    stores.editor.subscribe((state, before) => state.open !== before.open && draw()),
    stores.project.subscribe((state, before) => state.manifestProblems !== before.manifestProblems && draw()),
  ];
  draw();
  return {
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

function markerOf(one: Problem, model: editor.ITextModel): editor.IMarkerData {
  const line = Math.min(one.at.line ?? 1, model.getLineCount());
  const column = Math.min(one.at.column ?? model.getLineFirstNonWhitespaceColumn(line), model.getLineMaxColumn(line));
  const word = model.getWordAtPosition({ lineNumber: line, column });
  return {
    severity: MARKER_SEVERITIES[one.severity],
    message: `${one.summary}; ${one.remedy}`,
    code: one.code,
    source: 'Stackwright',
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: word?.endColumn ?? model.getLineMaxColumn(line),
  };
}
