import type { JsonObject } from '#base/json.ts';
import type { FunctionChange } from '#model/edit/functions.ts';
import type { CallMark } from '#model/usage.ts';
import type { Inspected } from '#state/inspector.ts';

/** All that can be done from the inspector. */
export interface InspectorActions {
  inspect(inspected: Inspected): void;
  reveal(place: { readonly file: string; readonly line?: number; readonly column?: number }): void;
  configure(name: string, change: FunctionChange): void;
  renameFunction(name: string, to: string): void;
  addTrigger(functionName: string, service: string): void;
  editTrigger(functionName: string, trigger: string): void;
  removeTrigger(functionName: string, trigger: string): void;
  openEnvironment(): void;
  openPermissions(functionName: string): void;
  setProperties(name: string, properties: JsonObject): void;
  setReference(name: string, reference: string): void;
  renameResource(name: string, to: string): void;
  removeResource(name: string): void;
  editCall(mark: CallMark): void;
}
