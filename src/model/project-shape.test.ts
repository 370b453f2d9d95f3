import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCHEMA_ADDRESS } from './project-file.ts';
import { ENVIRONMENT_SHAPE, FUNCTION_SHAPE, PROJECT_SHAPE, RESOURCE_SHAPE, type Shape, TRIGGER_SHAPE } from './project-shape.ts';

interface SchemaObject {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: SchemaObject;
}
const schema = JSON.parse(readFileSync(join(process.cwd(), 'public/schema/project.v1.json'), 'utf8')) as SchemaObject & {
  $id: string;
  $defs: Record<string, SchemaObject>;
};

test('the schema that editors read has the keys that the manifest has, and requires the same', () => {
  const { $schema: _, ...properties } = schema.properties;
  const described = { ...schema.$defs, project: { ...schema, properties }, environment: schema.$defs.environment?.additionalProperties };
  const shapes: Record<string, Shape> = {
    project: PROJECT_SHAPE,
    function: FUNCTION_SHAPE,
    trigger: TRIGGER_SHAPE,
    resource: RESOURCE_SHAPE,
    environment: ENVIRONMENT_SHAPE,
  };
  for (const [name, shape] of Object.entries(shapes)) {
    const one = described[name as keyof typeof described];
    expect({ name, keys: Object.keys(one?.properties ?? {}), required: one?.required ?? [] }).toEqual({
      name,
      keys: Object.keys(shape),
      required: Object.keys(shape).filter((key) => shape[key]?.required),
    });
  }
  expect(schema.$id).toBe(SCHEMA_ADDRESS);
});
