import ts from 'typescript';
import { expect, test } from 'vitest';
import { packageTypings } from '#engine/build/package-typings.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { createImportedPackages, untypedPackages } from '#state/editor-typings.ts';
import { buildPorts, packageFile } from '#support/a-build.ts';
import { editorProgram } from '#support/editor-program.ts';

const SOURCE = `import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { addDays } from 'date-fns';
import _ from 'lodash';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { nanoid } from 'nanoid';
import { z } from 'zod';
const Event = z.object({ title: z.string(), count: z.number() });
const app = new Hono();
export const parsed = Event.parse({});
export const pieces = _.chunk([1], 2);
export const id = nanoid();
export const day = addDays(new Date(), 1);
export const status = app.get('/', (context) => context.text('hi'));
export const http = handle(app);
export const handler: APIGatewayProxyHandlerV2 = async (event) => ({ statusCode: 200, body: event.rawPath });
export const wrong: number = id;
`;

const files = {
  'package.json': packageFile(
    { 'date-fns': '^4.0.0', hono: '^4.0.0', lodash: '^4.17.0', nanoid: '^5.0.0', zod: '^4.0.0' },
    { devDependencies: { '@types/aws-lambda': '^8.10.0', '@types/lodash': '^4.17.0' } },
  ),
  'src/hit.ts': SOURCE,
};

test('what is imported of real packages has its types in the editor, of the package itself or of @types', async () => {
  const ports = buildPorts(createNodeBuildPorts(repositoryRoot()).registry);
  const imported = createImportedPackages()(files);
  const { typed, files: declarations } = await packageTypings({ files, imported }, ports, new AbortController().signal);
  expect(typed).toEqual(['aws-lambda', 'date-fns', 'hono', 'hono/aws-lambda', 'lodash', 'nanoid', 'zod']);
  const texts = new Map(Object.entries({ ...files, ...declarations }).map(([path, text]) => [`/project/${path}`, text]));
  texts.set('/typings/packages.d.ts', untypedPackages(files, typed));
  const program = editorProgram(texts);
  const source = program.getSourceFile('/project/src/hit.ts');
  if (!source) throw new Error('the source is not in the program');
  expect(program.getSemanticDiagnostics(source).map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '))).toEqual([
    "Type 'string' is not assignable to type 'number'.",
  ]);
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol);
  const types = Object.fromEntries(exported.map((one) => [one.name, checker.typeToString(checker.getTypeOfSymbol(one))]));
  expect(types).toMatchObject({
    parsed: '{ title: string; count: number; }',
    pieces: 'number[][]',
    id: 'string',
    day: 'Date',
    handler: 'APIGatewayProxyHandlerV2',
    status: expect.stringContaining('Hono<'),
    http: expect.stringContaining('LambdaEvent'),
  });
});
