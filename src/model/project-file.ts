import { isJsonObject, type JsonObject } from '#base/json.ts';
import { printJson } from '#base/stable-json.ts';
import { type JsonPath, type JsonSource, readJsonSource } from './json-source.ts';
import { nearKey } from './near-key.ts';
import type { Place } from './place.ts';
import { type Problem, problem } from './problem.ts';
import type { FunctionDefinition, Project, ResourceDefinition, TriggerDefinition } from './project.ts';
import { MANIFEST_FILE } from './project.ts';
import { ENVIRONMENT_SHAPE, FUNCTION_SHAPE, PROJECT_SHAPE, RESOURCE_SHAPE, type Shape, TRIGGER_SHAPE } from './project-shape.ts';

export const SCHEMA_ADDRESS = 'https://stackwright.dev/schema/project.v1.json';
const VERSION = 1;

/** What older versions of the manifest become, by the version that they have. There is one version yet. */
const MIGRATIONS: Readonly<Record<number, (manifest: JsonObject) => JsonObject>> = {};

/**
 * Reads `stackwright.json`. Never throws: what is wrong is told with its place. A value of the wrong kind is kept as it is, so that writing the
 * project back loses nothing; where the whole can't be understood there is no project.
 */
export function readProjectFile(text: string): { project: Project | null; problems: Problem[] } {
  const source = readJsonSource(text);
  if (source.error) {
    const at = { file: MANIFEST_FILE, ...source.error.at };
    return { project: null, problems: [problem('ManifestInvalid', { at, summary: `it is not JSON: ${source.error.message}`, remedy: 'correct it there' })] };
  }
  const reading = new Reading(source);
  if (!isJsonObject(source.value)) {
    reading.refuse([], 'it is not an object', 'write { "version": 1, "name": …, "cloud": "aws", … }');
    return { project: null, problems: reading.problems };
  }
  const manifest = reading.migrated(source.value);
  const project = manifest && reading.project(manifest);
  return { project: reading.refused || !project ? null : project, problems: reading.problems };
}

/** The manifest's text: keys in one order, what isn't known kept behind them. */
export function writeProjectFile(project: Project): string {
  return printJson({
    $schema: SCHEMA_ADDRESS,
    ...inOrder(PROJECT_SHAPE, {
      ...project,
      functions: mapRecord(project.functions, (definition) =>
        inOrder(FUNCTION_SHAPE, {
          ...definition,
          ...(definition.triggers ? { triggers: mapRecord(definition.triggers, (trigger) => inOrder(TRIGGER_SHAPE, trigger)) } : {}),
        }),
      ),
      resources: mapRecord(project.resources, (definition) => inOrder(RESOURCE_SHAPE, definition)),
    }),
  });
}

function inOrder(shape: Shape, value: object): Record<string, unknown> {
  const { unknown, ...known } = value as Record<string, unknown> & { unknown?: JsonObject };
  const written: Record<string, unknown> = {};
  for (const key of Object.keys(shape)) if (known[key] !== undefined) written[key] = known[key];
  // A value of the wrong kind stands among the unknown; one that was set since takes its place.
  for (const [key, kept] of Object.entries(unknown ?? {})) if (!Object.hasOwn(written, key)) written[key] = kept;
  return written;
}

function mapRecord<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

class Reading {
  readonly problems: Problem[] = [];
  refused = false;
  private readonly source: JsonSource;

  constructor(source: JsonSource) {
    this.source = source;
    for (const { path, at } of source.duplicates) {
      const place = { ...placeOf(path), ...at };
      this.problems.push(
        problem('ManifestInvalid', { at: place, summary: `the key "${path.at(-1)}" stands twice, and the second counts`, remedy: 'remove one of them' }),
      );
    }
  }

  migrated(manifest: JsonObject): JsonObject | undefined {
    let current = manifest;
    let version = manifest.version;
    if (version === undefined) this.refuse([], 'it has no version', `add "version": ${VERSION}`);
    while (typeof version === 'number' && version < VERSION && MIGRATIONS[version]) {
      current = (MIGRATIONS[version] as (manifest: JsonObject) => JsonObject)(current);
      version = current.version;
    }
    if (version === VERSION) return current;
    if (version !== undefined) this.refuse(['version'], `version ${JSON.stringify(version)} is not known`, `use version ${VERSION}, or a newer Stackwright`);
    return undefined;
  }

  project(manifest: JsonObject): Project {
    const { $schema, ...rest } = manifest;
    const read = this.read(PROJECT_SHAPE, rest, []);
    const unknown = { ...($schema === undefined || $schema === SCHEMA_ADDRESS ? {} : { $schema }), ...(read.unknown as JsonObject | undefined) };
    return {
      ...(read as unknown as Project),
      functions: this.records(read.functions, ['functions'], (value, path) => this.function(value, path)),
      resources: this.records(read.resources, ['resources'], (value, path) => this.resource(value, path)),
      environment: this.environment(read.environment, ['environment']),
      ...(Object.keys(unknown).length > 0 ? { unknown } : {}),
    };
  }

  private function(value: JsonObject, path: JsonPath): FunctionDefinition {
    const read = this.read(FUNCTION_SHAPE, value, path);
    return {
      ...(read as unknown as FunctionDefinition),
      ...(read.environment === undefined ? {} : { environment: this.environment(read.environment, [...path, 'environment']) }),
      ...(read.triggers === undefined
        ? {}
        : {
            triggers: this.records(
              read.triggers,
              [...path, 'triggers'],
              (trigger, at) => this.read(TRIGGER_SHAPE, trigger, at) as unknown as TriggerDefinition,
            ),
          }),
    };
  }

  private resource(value: JsonObject, path: JsonPath): ResourceDefinition {
    return { origin: 'project', ...this.read(RESOURCE_SHAPE, value, path) } as unknown as ResourceDefinition;
  }

  private environment(value: unknown, path: JsonPath): Project['environment'] {
    return this.records(value, path, (variable, at) => {
      this.read(ENVIRONMENT_SHAPE, variable, at);
      return variable as { value?: string };
    });
  }

  /** Each entry of an object of objects; what isn't one can't be kept apart from the rest, so there is no project then. */
  private records<T>(value: unknown, path: JsonPath, read: (value: JsonObject, path: JsonPath) => T): Record<string, T> {
    if (!isJsonObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (isJsonObject(inner)) return [[key, read(inner, [...path, key])]];
        this.refuse([...path, key], `"${key}" is ${kindOf(inner)}`, 'make it an object');
        return [];
      }),
    );
  }

  /** The keys that fit; the others as `unknown`. */
  private read(shape: Shape, value: JsonObject, path: JsonPath): Record<string, unknown> {
    const known: Record<string, unknown> = {};
    const unknown: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(value)) {
      const expected = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (expected?.accepts(inner)) known[key] = inner;
      else unknown.push([key, inner]);
      if (!expected) this.suspect(shape, [...path, key]);
      if (!expected || expected.accepts(inner)) continue;
      const summary = `\`${key}\` is ${JSON.stringify(inner)?.slice(0, 60)}`;
      const remedy = `make it ${expected.words}`;
      if (expected.essential) this.refuse([...path, key], summary, remedy);
      else this.problems.push(problem('PropertyInvalid', { at: this.at([...path, key]), summary, remedy }));
    }
    for (const [key, expected] of Object.entries(shape)) {
      if (expected.required && !Object.hasOwn(value, key)) {
        this.refuse(path, `${path.length === 0 ? 'it' : `"${path.at(-1)}"`} has no \`${key}\``, `add "${key}": ${expected.words}`);
      }
    }
    return unknown.length > 0 ? { ...known, unknown: Object.fromEntries(unknown) } : known;
  }

  /** Other keys are their author's business, and kept; one that is nearly ours was meant to say something. */
  private suspect(shape: Shape, path: JsonPath): void {
    const key = String(path.at(-1));
    const meant = nearKey(key, Object.keys(shape));
    if (meant === undefined) return;
    const summary = `the key \`${key}\` is not known and says nothing`;
    this.problems.push(problem('PropertyInvalid', { severity: 'warning', at: this.at(path), summary, remedy: `write \`${meant}\` if that was meant` }));
  }

  refuse(path: JsonPath, summary: string, remedy: string): void {
    this.refused = true;
    this.problems.push(problem('ManifestInvalid', { at: this.at(path), summary, remedy }));
  }

  private at(path: JsonPath): Place {
    return { ...placeOf(path), ...this.source.placeOf(path) };
  }
}

/** A place by its path alone, without a line. */
export function placeOf(path: JsonPath): Place {
  const [section, name, inner, trigger] = path;
  return {
    file: MANIFEST_FILE,
    ...(section === 'functions' && typeof name === 'string' ? { function: name } : {}),
    ...(section === 'resources' && typeof name === 'string' ? { resource: name } : {}),
    ...(section === 'functions' && inner === 'triggers' && typeof trigger === 'string' ? { trigger } : {}),
    ...(path.length > 0 ? { field: path.join('.') } : {}),
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
