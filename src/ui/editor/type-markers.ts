import type { Disposable } from '#base/disposable.ts';
import { PROBLEM_CODES } from '#model/problem-codes.ts';
import { MARKER_SEVERITIES } from './marker-severities.ts';
import { editor, MarkerSeverity, type Uri } from './monaco.ts';

/** Of TypeScript's two services, which mark each a language. */
export const TYPE_OWNERS = ['typescript', 'javascript'];
export const TYPE_SEVERITY = MARKER_SEVERITIES[PROBLEM_CODES.TypeScriptError.severity];

/** TypeScript underlines whatever it says as an error. Here it is as severe as where problems are listed and counted. */
export function softenTypeMarkers(): Disposable {
  // Of what is marked while it is being told of marks, the editor tells nobody: it would stay drawn as it was.
  return editor.onDidChangeMarkers((resources) => queueMicrotask(() => resources.forEach(softenAt)));
}

function softenAt(resource: Uri): void {
  const model = editor.getModel(resource);
  if (model) for (const owner of TYPE_OWNERS) soften(model, owner);
}

function soften(model: editor.ITextModel, owner: string): void {
  const markers = editor.getModelMarkers({ resource: model.uri, owner });
  if (!markers.some(isError)) return;
  const meant = markers.filter((marker) => !isAnyVariable(marker)).map((marker) => (isError(marker) ? { ...marker, severity: TYPE_SEVERITY } : marker));
  editor.setModelMarkers(model, owner, meant);
}

function isError({ severity }: editor.IMarkerData): boolean {
  return severity === MarkerSeverity.Error;
}

/** `process.env[name]`: which variable it is nobody knows, so nobody can say that it isn't there. The scan tells what that means. */
function isAnyVariable({ code, message }: editor.IMarkerData): boolean {
  return code === '7053' && message.includes("expression of type 'string' can't be used to index type 'Environment'");
}
