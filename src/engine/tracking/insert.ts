import type { TextEdit } from '#base/text-edit.ts';
import type { Catalogue, ServiceEntry } from '#kit/catalogue.ts';
import type { Operation } from '#kit/operation.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import type { FieldValues } from '#model/usage.ts';
import { clientVariableIn } from './client-variable.ts';
import { dropTargetAt, lineBreak } from './drop-target.ts';
import { fileWorld } from './file-world.ts';
import { extendGroup, importStyleOf, namesOfModule, printImport, topOf } from './imported-names.ts';
import { freeName, namesAround } from './names-around.ts';
import { clientFor, printCall, type ResourceName } from './print.ts';
import { unawaitedCalls } from './unawaited-calls.ts';

export interface InsertRequest {
  readonly catalogue: Catalogue;
  readonly files: ProjectFiles;
  readonly file: string;
  /** Any offset: it snaps to the boundary that `dropTargetAt` shows. */
  readonly offset: number;
  readonly service: ServiceEntry;
  readonly operation: Operation;
  readonly values: FieldValues;
  readonly resource: ResourceName;
}

export type Insertion =
  | {
      readonly kind: 'inserted';
      /** Of the one file: to be applied together, as one undo step. */
      readonly edits: readonly TextEdit[];
      /** The new statement, in the text that comes of it. */
      readonly selection: { readonly from: number; readonly to: number };
      readonly statement: string;
      /** The function around becomes `async`: whoever calls it gets a promise from now on. */
      readonly needsAsync: boolean;
      /** What goes wrong then: a clause. */
      readonly consequence?: string;
      /** Lines of the text as it is that call the function and don't await it. */
      readonly unawaited?: readonly number[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/** Puts a call into code: the statement, the imports it lacks, and a client where the file has none. */
export function insertOperation(request: InsertRequest): Insertion {
  const { catalogue, files, file, service, operation, values, resource } = request;
  const text = textOf(files, file);
  if (text === undefined) return { kind: 'none', reason: `there is no text in ${file}` };
  const target = dropTargetAt(text, file, request.offset);
  if (target.kind !== 'statement') return { kind: 'none', reason: target.kind === 'none' ? target.reason : 'a trigger goes there' };
  const { boundary } = target;
  const world = fileWorld(catalogue, files, file);
  const module = world.parsed?.module;
  if (!module) return { kind: 'none', reason: `${file} is not read` };

  const taken = namesAround(text, file, boundary.offset);
  const client = clientFor(service, operation);
  const existing = clientVariableIn(world, client);
  const clientVariable = existing && !taken.inner.has(existing) ? existing : freeName(client.variable, taken.all, 'Client');
  const isNewClient = clientVariable !== existing;
  const style = importStyleOf(module, file);
  const edits: TextEdit[] = [];
  const newImports: string[] = [];
  const renamed = new Map<string, string>();
  const plain = printCall({ service, operation, values, resource });
  for (const [source, names] of Object.entries(plain.imports)) {
    const needed = names.filter((name) => isNewClient || name === plain.commandName);
    const has = namesOfModule(module, source);
    const missing: string[] = [];
    for (const name of needed) {
      const local = has.local.get(name) ?? (has.namespace === undefined ? undefined : `${has.namespace}.${name}`);
      if (local !== undefined) renamed.set(name, local);
      else if (taken.all.has(name)) {
        const alias = freeName(name, taken.all);
        renamed.set(name, alias);
        missing.push(`${name} as ${alias}`);
      } else missing.push(name);
    }
    if (missing.length === 0) continue;
    if (has.groupEnd === undefined) newImports.push(printImport(style.isCommonJs, source, missing));
    else edits.push(extendGroup(text, has.groupEnd, style.isCommonJs ? missing.map((name) => name.replace(' as ', ': ')) : missing));
  }

  const result = plain.result === undefined ? undefined : freeName(plain.result, taken.all);
  const { statement } = printCall({
    service,
    operation,
    values,
    resource,
    clientVariable,
    commandName: renamed.get(plain.commandName) ?? plain.commandName,
    ...(result === undefined ? {} : { resultVariable: result }),
  });
  const declaration = isNewClient ? `const ${clientVariable} = ${renameIn(client.expression, renamed)};` : undefined;
  edits.push(...headEdits(text, style, topOf(module, text), newImports, declaration));
  edits.push(...(boundary.asyncEdits ?? []));
  const newline = lineBreak(text);
  const indented = statement.split('\n').join(`${newline}${boundary.indent}`);
  const statementEdit = { from: boundary.offset, to: boundary.offset, text: boundary.before + indented + boundary.after };
  const shift = edits.filter((edit) => edit.from <= boundary.offset).reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0);
  const from = boundary.offset + shift + boundary.before.length;
  return {
    kind: 'inserted',
    edits: [...edits, statementEdit],
    selection: { from, to: from + indented.length },
    statement,
    needsAsync: !boundary.isAsync,
    ...(boundary.consequence === undefined ? {} : { consequence: boundary.consequence }),
    ...(boundary.declared === undefined ? {} : { unawaited: unawaitedCalls(module, text, boundary.declared) }),
  };
}

function renameIn(expression: string, renamed: ReadonlyMap<string, string>): string {
  return expression.replace(/[A-Za-z_$][\w$]*/g, (name) => renamed.get(name) ?? name);
}

/** New imports and the client's declaration: after the imports and the clients that are there, else at the top. */
function headEdits(
  text: string,
  style: { anchor: number; hasImports: boolean },
  top: number,
  imports: readonly string[],
  declaration: string | undefined,
): TextEdit[] {
  if (imports.length === 0 && declaration === undefined) return [];
  const newline = lineBreak(text);
  if (!style.hasImports) {
    const lines = [...imports, ...(declaration === undefined ? [] : [...(imports.length > 0 ? [''] : []), declaration])];
    return [{ from: top, to: top, text: `${lines.join(newline)}${newline}${newline}` }];
  }
  const end = text.indexOf('\n', style.anchor);
  const at = end < 0 ? text.length : text.charAt(end - 1) === '\r' ? end - 1 : end;
  const lines = imports.map((one) => newline + one).join('');
  if (declaration === undefined) return [{ from: at, to: at, text: lines }];
  const clients = CLIENTS_BELOW.exec(text.slice(at))?.[0];
  if (clients !== undefined) {
    const below = at + clients.length;
    return [...(lines === '' ? [] : [{ from: at, to: at, text: lines }]), { from: below, to: below, text: newline + declaration }];
  }
  const follows = /^\r?\n[ \t]*\r?\n/.test(text.slice(at)) || at === text.length ? '' : newline;
  return [{ from: at, to: at, text: `${lines}${newline}${newline}${declaration}${follows}` }];
}

/** From the end of the imports: what separates them from clients that are made next, a line each, and these. */
const CLIENTS_BELOW = /^(?:\r?\n[ \t]*)*(?:\r?\nconst [\w$]+ = (?:new [\w$.]+|[\w$.]+\.from\(new [\w$.]+)\([^\r\n]*\);(?=\r?\n|$))+/;
