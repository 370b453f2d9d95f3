import type { Fragment } from '#kit/dialect.ts';
import type { Place } from '#model/place.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { Statement, Template } from '#model/template.ts';
import type { ScanResult } from '#model/usage.ts';

export interface GenerateInput {
  readonly project: Project;
  readonly scan: ScanResult;
  readonly stage: string;
  /** By function; one that is missing gets its `unbuiltKey`. */
  readonly artifacts: Readonly<Record<string, { readonly key: string; readonly handler: string }>>;
  /** The project's own fragment, by `fragmentOf`. */
  readonly fragment?: Fragment;
  /** The text of the manifest: places of problems and evidence are looked up in it. Absent: they stand at its first line. */
  readonly manifest?: string;
  /** Names of data holders that the stack has now: one that the project still has, but no longer uses, stays in the template. */
  readonly deployedDataHolders?: readonly string[];
}

export interface GeneratedParameter {
  /** The parameter's logical id in the template. */
  readonly id: string;
  /** The environment variable whose value it takes. */
  readonly variable: string;
  /** Absent: the variable is the whole project's. */
  readonly function?: string;
  /** Where the manifest names it. */
  readonly at?: Place;
}

export interface Generated {
  readonly template: Template;
  /** The bytes to submit. */
  readonly body: string;
  readonly problems: readonly Problem[];
  /** Variables that are valued outside the repository. */
  readonly parameters: readonly GeneratedParameter[];
  /** The one parameter that takes the artifact bucket's name. */
  readonly artifactBucketParameter: string;
  /** Project names by logical id. */
  readonly names: Readonly<Record<string, string>>;
  /** By function, what its role allows and why. */
  readonly statements: Readonly<Record<string, readonly Statement[]>>;
  /** The same, one for each line that asks for something. Absent: only the merged ones are known. */
  readonly reasons?: Readonly<Record<string, readonly Statement[]>>;
  /** Resources of the project that are left out because nothing uses them. */
  readonly dropped: readonly string[];
  /** Those that nothing uses and that stay, because the stack has them and they may hold data. Absent: there are none. */
  readonly keptUnused?: readonly string[];
  /** For the sentence before the table: triggers that anybody can call. */
  readonly publicUrls: number;
  /** Sorted words for what costs money when nothing happens; empty: none. */
  readonly idleCosts: readonly string[];
  /** Logical ids of resources that hold data, the fragment's too. */
  readonly dataHolders: readonly string[];
}
