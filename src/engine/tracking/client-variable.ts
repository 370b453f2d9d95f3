import type { PrintedClient } from '#kit/catalogue.ts';
import { declaredValue } from './evaluate/name.ts';
import { exportOf } from './evaluate/styles.ts';
import type { Atom } from './evaluate/value.ts';
import type { FileWorld } from './file-world.ts';
import type { Node } from './syntax/node.ts';
import { bindingsIn } from './syntax/scope.ts';

/** A variable at the top of the file that holds a client which can send these commands, under whatever name; of its own making or imported. */
export function clientVariableIn({ e, styles, parsed }: FileWorld, client: PrintedClient): string | undefined {
  if (!parsed) return undefined;
  const [made] = Object.entries(client.imports).flatMap(([module, names]) => names.filter((name) => isMaker(client, name)).map((name) => ({ module, name })));
  const sdk = made && styles.module(made.module)?.[0];
  if (!made || sdk?.is !== 'sdk') return undefined;
  const [wanted] = exportOf(sdk, made.name) ?? [];
  if (wanted?.is !== 'export') return undefined;
  const end: Node = { kind: 'name', name: '', from: parsed.module.to, to: parsed.module.to, parent: parsed.module };
  const service = wanted.service ?? wanted.star;
  const fits = (atom: Atom): boolean => atom.is === 'client' && atom.service === service && sdk.style.exports.includes(atom.style);
  for (const [name, declared] of bindingsIn(parsed.module)) {
    if (declared.by.kind !== 'declarator' && declared.by.kind !== 'import') continue;
    e.begin();
    if (declaredValue(e, declared, end, undefined).some(fits)) return name;
  }
  return undefined;
}

/** The class that the expression begins with: of `D.from(new C({}))`, `D`. */
function isMaker(client: PrintedClient, name: string): boolean {
  return /[A-Za-z_$][\w$]*/.exec(client.expression.replace(/^new\s+/, ''))?.[0] === name;
}
