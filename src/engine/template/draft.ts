import type { Json } from '#base/json.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { Fragment, TemplateNode } from '#kit/dialect.ts';
import type { Pieces, PlacedResource } from '#kit/resource-type.ts';
import type { PlacedFunction, PlacedTrigger, TriggerPieces } from '#kit/trigger.ts';
import type { Place } from '#model/place.ts';
import type { Problem } from '#model/problem.ts';
import type { Statement, Template, TemplateOutput, TemplateParameter, TemplateResource } from '#model/template.ts';
import type { GeneratedParameter, GenerateInput } from './generated.ts';

/** A template in the making. Each step reads what the ones before it found out, and adds its own. */
export interface Draft {
  readonly cloud: Cloud;
  readonly input: GenerateInput;
  /** Where something stands in the manifest. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;

  // place
  readonly functions: readonly PlacedFunction[];
  readonly resources: ReadonlyMap<string, PlacedResource>;
  readonly triggers: readonly PlacedTrigger[];

  // fragment
  readonly fragment: Fragment;

  // resources, triggers, functions
  readonly resourcePieces: ReadonlyMap<string, Pieces>;
  readonly triggerPieces: ReadonlyMap<PlacedTrigger, TriggerPieces>;
  readonly functionPieces: ReadonlyMap<string, Pieces>;

  // permissions
  readonly statements: Readonly<Record<string, readonly Statement[]>>;
  /** The same before they are merged: each with its own line. */
  readonly reasons: Readonly<Record<string, readonly Statement[]>>;

  // environment
  readonly variables: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly parameters: readonly TemplateParameter[];
  readonly environmentParameters: readonly GeneratedParameter[];

  // drop-unused
  readonly kept: ReadonlySet<string>;
  readonly keptUnused: readonly string[];
  readonly dropped: readonly string[];

  // assemble, outputs
  readonly assembled: readonly TemplateResource[];
  readonly outputs: readonly TemplateOutput[];

  // print
  readonly template: Template;
  readonly body: string;
  readonly nodes: readonly TemplateNode[];
}

/** What a step adds. Its problems join those of the others. */
export type Addition = Partial<Omit<Draft, 'cloud' | 'input' | 'placeOf'>> & { readonly problems?: readonly Problem[] };

export type Step = (draft: Draft) => Addition;
