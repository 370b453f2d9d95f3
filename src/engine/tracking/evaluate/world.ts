import type { Json } from '#base/json.ts';
import type { AssignNode, BindingNode, CallNode, ClassNode, FunctionNode, ModuleNode, NewNode, Node, PatternStep } from '../syntax/node.ts';
import type { Styles } from './styles.ts';

/** Everything that evaluation may look at: one function's files, and what its variables are set to. */
export interface World {
  readonly styles: Styles;
  /** The module of a file that the function consists of. */
  readonly module: (file: string) => ModuleNode | undefined;
  readonly json: (file: string) => Json | undefined;
  readonly files: readonly string[];
  /** The file that an import leads to, or the module that is behind its name. */
  readonly resolve: (fromFile: string, source: string) => { readonly file: string } | { readonly module: string } | undefined;
  /** The literal value of an environment variable of the project's own. */
  readonly environment: (name: string) => string | undefined;
  /** Whether the template defines the variable, so that a fallback never takes its place. */
  readonly isDefined: (name: string) => boolean;
  /** Called by the cloud: what it is given isn't known. */
  readonly isHandler: (node: FunctionNode) => boolean;
  readonly index: (module: ModuleNode) => ModuleIndex;
}

/** What a file holds, by name, for finding call sites and writes. */
export interface ModuleIndex {
  /** Calls and `new` by the last name of what is called; `super` for calls of a base's constructor. */
  readonly calls: (name: string) => readonly (CallNode | NewNode)[];
  /** Other names of a name: by import, destructuring or plain assignment. */
  readonly aliases: (name: string) => readonly string[];
  /** Whether something else holds what has this name. */
  readonly isHeld: (name: string) => boolean;
  /** Calls of what is held by a name, an element or a result, and may be any function. */
  readonly held: () => readonly (CallNode | NewNode)[];
  /** Calls that something of this name is handed to, with the expression that it is there. */
  readonly handed: (name: string) => readonly (readonly [call: CallNode | NewNode, node: Node])[];
  readonly classes: () => readonly ClassNode[];
  /** `x = …` of a binding. */
  readonly assigned: (binding: BindingNode) => readonly Definition[];
  /** `x.a.b = …`, `Object.assign(x, …)`, `x.push(…)` of a binding. */
  readonly written: (binding: BindingNode) => readonly WriteSite[];
  /** The same by name, for names that nothing declares. */
  readonly writtenByName: (name: string) => readonly WriteSite[];
  /** `….x = …` by property, but for those of `this`. */
  readonly writtenProperties: () => ReadonlyMap<string, readonly WriteSite[]>;
  /** `this.x = …` by property. */
  readonly fields: (name: string) => readonly AssignNode[];
  /** What is written into what `this` has under a name: `this.items.push(…)`. */
  readonly writtenFields: (name: string) => readonly WriteSite[];
  /** `exports.x = …` and `module.exports.x = …` by name; `module.exports = …` as `*`. */
  readonly commonExports: () => ReadonlyMap<string, readonly AssignNode[]>;
}

export interface Definition {
  readonly node: Node;
  readonly value: Node;
  /** From a pattern: `({ a } = b)`. */
  readonly path: readonly PatternStep[];
}

export interface WriteSite {
  readonly node: Node;
  readonly how: 'set' | 'merge' | 'push';
  readonly path: readonly (string | Node)[];
  readonly value: Node;
}
