import { isJsonObject } from '#base/json.ts';

/** The manifest's keys in the order in which they are written, and what each takes. `public/schema/project.v1.json` says the same to editors. */
export type Shape = Readonly<Record<string, KeyShape>>;

export interface KeyShape {
  accepts(value: unknown): boolean;
  /** After "make it …" and "add …". */
  readonly words: string;
  readonly required?: boolean;
  /** With a wrong value there is no project. */
  readonly essential?: boolean;
}

const text: KeyShape = { accepts: (value) => typeof value === 'string', words: 'a text' };
const object: KeyShape = { accepts: isJsonObject, words: 'an object' };
const number: KeyShape = { accepts: (value) => typeof value === 'number', words: 'a number' };
const toggle: KeyShape = { accepts: (value) => typeof value === 'boolean', words: 'true or false' };
const required = (shape: KeyShape): KeyShape => ({ ...shape, required: true, essential: true });
const oneOf = (...values: string[]): KeyShape => ({
  accepts: (value) => typeof value === 'string' && values.includes(value),
  words: values.map((value) => `"${value}"`).join(' or '),
});

const statements: KeyShape = {
  accepts: (value) => Array.isArray(value) && value.every((one) => isJsonObject(one) && isTexts(one.actions) && isTexts(one.resources)),
  words: 'a list of { "actions": […], "resources": […] }',
};

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

export const PROJECT_SHAPE: Shape = {
  version: required(number),
  name: required(text),
  description: text,
  cloud: required(text),
  functions: required(object),
  resources: { ...object, essential: true },
  environment: { ...object, essential: true },
  template: text,
};

export const FUNCTION_SHAPE: Shape = {
  entry: required(text),
  export: text,
  runtime: text,
  architecture: oneOf('x86_64', 'arm64'),
  memory: number,
  timeout: number,
  description: text,
  environment: object,
  triggers: object,
  permissions: statements,
  concurrency: number,
  tracing: toggle,
  logRetention: number,
};

export const TRIGGER_SHAPE: Shape = { type: required(text), resource: text, options: object };

export const RESOURCE_SHAPE: Shape = { type: required(text), origin: oneOf('project', 'account'), properties: object, reference: text };

export const ENVIRONMENT_SHAPE: Shape = { value: text };
