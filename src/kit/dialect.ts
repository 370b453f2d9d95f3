import type { Json, JsonObject } from '#base/json.ts';
import type { Problem } from '#model/problem.ts';
import type { Statement, Template, TemplateOutput, TemplateParameter, TemplateResource } from '#model/template.ts';
import type { Pieces, ResourceTypeTemplate } from './resource-type.ts';
import type { PlacedFunction, PlacedGrant, TriggerTemplate } from './trigger.ts';

/** How a cloud writes templates. The engine decides what stands in one; the dialect and the rooms say how. */
export interface Dialect {
  /** The rooms' part, by type id. */
  readonly resourceTypes: Readonly<Record<string, ResourceTypeTemplate>>;
  readonly triggers: Readonly<Record<string, TriggerTemplate>>;
  /** Where artifacts lie: the one parameter that every template has. */
  readonly artifactBucket: TemplateParameter;
  readonly limits: TemplateLimits;
  functionPieces(plan: FunctionPlan): Pieces;
  /** What every function's role allows, whatever its code does: writing its log. */
  functionGrants(placed: PlacedFunction): readonly PlacedGrant[];
  /** A variable that is valued outside the repository, as a parameter that is never shown. */
  secretParameter(id: string, description: string): TemplateParameter;
  /** A parameter's value. */
  parameterValue(id: string): Json;
  /** A resource as a person wrote it into a statement. `fullName` gives that of a resource of the project, by its logical id. */
  handResource(text: string, fullName: (id: string) => Json | undefined): Json;
  /** What is wrong with an action or a resource as a person wrote it, as a clause's end: `is not …`; undefined: nothing. */
  handProblem?(kind: 'action' | 'resource', text: string): { readonly words: string; readonly remedy: string } | undefined;
  /** Whether the cloud sets this environment variable itself, and refuses it from others. */
  isReservedVariable(name: string): boolean;
  /** Logical ids that a value refers to, each once. */
  references(value: Json): readonly string[];
  print(parts: TemplateParts): Template;
  /** What reads it may have to come first; where it can't, that is a problem of the fragment. */
  readFragment(path: string, text: string): Promise<Fragment>;
  /** The template's members, generated or not, with what they refer to. */
  nodes(template: Template): readonly TemplateNode[];
  /** Breaks of the cloud's own schema. */
  check(template: Template): readonly SchemaBreak[];
}

export interface TemplateLimits {
  readonly resources: number;
  readonly outputs: number;
  readonly parameters: number;
  /** Of the body. */
  readonly bytes: number;
  /** Of one function's variables, names and values. */
  readonly variableBytes: number;
  /** Characters of one role's statements. */
  readonly policyCharacters: number;
}

/** All that a function's pieces are made of. */
export interface FunctionPlan {
  readonly function: PlacedFunction;
  readonly project: string;
  readonly stage: string;
  readonly artifact: { readonly key: string; readonly handler: string };
  readonly variables: Readonly<Record<string, Json>>;
  readonly statements: readonly Statement[];
}

export interface TemplateParts {
  readonly description: string;
  readonly parameters: readonly TemplateParameter[];
  readonly resources: readonly TemplateResource[];
  readonly outputs: readonly TemplateOutput[];
}

/** A fragment of the project's own: its sections, as they are merged into the template. */
export interface Fragment {
  readonly sections: Readonly<Record<string, JsonObject>>;
  readonly problems: readonly Problem[];
  /** Ids of members that are left out, as there is a problem with each. */
  readonly leftOut?: readonly string[];
  /** Where its members stand, by `Resources.Id`. */
  readonly places?: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
}

export interface TemplateNode {
  readonly id: string;
  readonly kind: 'resource' | 'parameter' | 'output' | 'condition';
  /** The cloud's type, of a resource. */
  readonly type?: string;
  /** The project's name for what it belongs to; else the id. */
  readonly name: string;
  readonly refersTo: readonly string[];
  readonly holdsData: boolean;
}

export interface SchemaBreak {
  /** The member that breaks it. */
  readonly id: string;
  /** `Properties.Code.S3Key` */
  readonly path: string;
  /** One lowercase clause. */
  readonly summary: string;
}
