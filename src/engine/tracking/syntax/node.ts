// The syntax of JavaScript and TypeScript as tracking sees it: types, casts, `await` and parentheses are gone, what is left is what can name a resource.
// Offsets are relative to the enclosing chunk (a statement or class member), so that an unchanged chunk serves again after an edit elsewhere.

import type { NameIndex } from './name-index.ts';

/** A stretch of source that is converted once and kept while its text stays. */
export interface Chunk {
  /** Absolute offset of the text that `from` and `to` of its nodes are relative to. */
  base: number;
  readonly file: string;
  readonly length: number;
  readonly node: Node;
  readonly inner: readonly Chunk[];
  /** Calls and `new`, in the order in which they stand, without those of inner chunks. */
  readonly calls: readonly (CallNode | NewNode)[];
  /** Reads that may be of environment variables, without those of inner chunks. */
  readonly reads: readonly Node[];
  readonly assignments: readonly AssignNode[];
  /** Calls that may write into what they are given: `x.push(…)`, `Object.assign(x, …)`. */
  readonly writes: readonly CallNode[];
  /** Names that `var` and functions in blocks give to the enclosing function. */
  readonly hoisted: readonly BindingNode[];
  readonly imports: readonly ImportReference[];
  /** What names a module that isn't written there: `require(name)`. */
  readonly unsaidImports: readonly Node[];
  readonly classes: readonly ClassNode[];
  /** Names that stand for a function under another name: `import { put as save }`, `const { put: save } = …`, `const save = put`. */
  readonly aliases: readonly (readonly [name: string, alias: string])[];
  /** Names of what may be a function that something else holds from there on: an element, a value, one of several. */
  readonly held: ReadonlySet<string>;
  /** Relative offset of the first place that does not parse. */
  readonly error: number | undefined;
}

/** A module that a file names in any way, for reachability. */
export interface ImportReference {
  readonly source: string;
  readonly from: number;
  readonly node: Node;
}

interface Base {
  readonly from: number;
  readonly to: number;
  parent: Node | undefined;
  chunk?: Chunk;
}

/** What a cast says of an expression, of the kinds whose value may need it. */
interface Castable extends Base {
  castTo?: string;
}

interface LiteralNode extends Base {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}
export interface TemplateNode extends Base {
  readonly kind: 'template';
  /** One more than there are expressions. */
  readonly texts: readonly string[];
  readonly expressions: readonly Node[];
}
export interface NameNode extends Castable {
  readonly kind: 'name';
  readonly name: string;
}
interface ThisNode extends Base {
  readonly kind: 'this' | 'super';
}
interface MemberNode extends Castable {
  readonly kind: 'member';
  readonly object: Node;
  readonly property: string | undefined;
  readonly computed: Node | undefined;
  /** Where the property's name stands. */
  readonly nameFrom: number;
}
export interface CallNode extends Castable {
  readonly kind: 'call';
  readonly callee: Node;
  readonly args: readonly Node[];
}
export interface NewNode extends Base {
  readonly kind: 'new';
  readonly callee: Node;
  readonly args: readonly Node[];
}
interface SpreadNode extends Base {
  readonly kind: 'spread';
  readonly argument: Node;
}
export interface PropertyNode extends Base {
  readonly kind: 'property';
  readonly role: 'value' | 'get' | 'set' | 'method' | 'spread';
  readonly key: string | undefined;
  readonly computed: Node | undefined;
  readonly value: Node;
  /** The value's source with the casts, `await` and parentheses that its node has not. */
  readonly valueFrom: number;
  readonly valueTo: number;
}
export interface ObjectNode extends Base {
  readonly kind: 'object';
  readonly properties: readonly PropertyNode[];
}
interface ArrayNode extends Base {
  readonly kind: 'array';
  readonly elements: readonly Node[];
}
export interface FunctionNode extends Base {
  readonly kind: 'function';
  readonly name: string | undefined;
  readonly binding: BindingNode | undefined;
  readonly params: readonly ParameterNode[];
  /** Statements, or the one expression of an arrow. */
  readonly body: readonly Node[];
  readonly isExpression: boolean;
  readonly isArrow: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  hoisted: readonly BindingNode[];
  /** Of what it gives. */
  readonly typeName: string | undefined;
}
export interface ParameterNode extends Base {
  readonly kind: 'parameter';
  readonly pattern: Node;
  readonly fallback: Node | undefined;
  readonly isRest: boolean;
  /** `constructor(private table: string)` makes a field too. */
  readonly isField: boolean;
  readonly index: number;
  /** `sdk.Storage` of `storage: sdk.Storage`: it may tell a client where the value can't. */
  readonly typeName?: string;
}
export interface ClassNode extends Base {
  readonly kind: 'class';
  readonly binding: BindingNode | undefined;
  readonly base: Node | undefined;
  readonly members: readonly ClassMemberNode[];
}
export interface ClassMemberNode extends Base {
  readonly kind: 'class-member';
  readonly role: 'field' | 'method' | 'get' | 'set' | 'static-block';
  readonly isStatic: boolean;
  readonly key: string | undefined;
  /** A function, a field's initial value, or nothing. */
  readonly value: Node | undefined;
  readonly typeName?: string;
  readonly others: readonly Node[];
}
interface ConditionalNode extends Base {
  readonly kind: 'conditional';
  readonly test: Node;
  readonly yes: Node;
  readonly no: Node;
}
interface BinaryNode extends Base {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
}
export interface AssignNode extends Base {
  readonly kind: 'assign';
  readonly operator: string;
  readonly target: Node;
  readonly value: Node;
}
interface SequenceNode extends Base {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}
interface DynamicImportNode extends Base {
  readonly kind: 'dynamic-import';
  readonly source: Node;
}
/** One step from a whole to the name that a pattern binds. */
export interface PatternStep {
  readonly key?: string;
  readonly computed?: Node;
  readonly index?: number;
  /** What is left of an object without these keys. */
  readonly without?: readonly string[];
  /** What is left of an array from this index. */
  readonly after?: number;
  readonly fallback?: Node;
}
export interface BindingNode extends Base {
  readonly kind: 'binding';
  readonly name: string;
  readonly path: readonly PatternStep[];
}
export interface PatternNode extends Base {
  readonly kind: 'pattern';
  readonly bindings: readonly BindingNode[];
  readonly others: readonly Node[];
}
export interface DeclaratorNode extends Base {
  readonly kind: 'declarator';
  readonly pattern: Node;
  readonly init: Node | undefined;
  readonly typeName?: string;
}
interface VariableNode extends Base {
  readonly kind: 'variable';
  readonly keyword: 'const' | 'let' | 'var';
  readonly declarators: readonly DeclaratorNode[];
}
interface ReturnNode extends Base {
  readonly kind: 'return';
  readonly argument: Node | undefined;
}
interface LoopNode extends Base {
  readonly kind: 'loop';
  /** `for (const PATTERN of ITERABLE)`; `in` gives keys. */
  readonly each: { readonly of: 'of' | 'in'; readonly pattern: Node | undefined; readonly iterable: Node } | undefined;
  readonly children: readonly Node[];
}
/** `{ … }`, and every statement that only holds others: `if`, `try`, `switch`. */
export interface BlockNode extends Base {
  readonly kind: 'block';
  readonly statements: readonly Node[];
  /** Of a `catch`. */
  readonly pattern: Node | undefined;
  /** The grammar's name for it; `case` for what stands after a label of a `switch`. */
  readonly type: string;
  /** Whether its statements always run when it is reached. */
  readonly isConditional: boolean;
  /** Of a `namespace`. */
  readonly binding?: BindingNode;
}
interface EnumNode extends Base {
  readonly kind: 'enum';
  readonly binding: BindingNode;
  readonly members: readonly PropertyNode[];
}
interface ImportNode extends Base {
  readonly kind: 'import';
  readonly source: string;
  /** `imported` is `default`, `*` or a name. */
  readonly names: readonly { readonly imported: string; readonly binding: BindingNode }[];
  /** What only types may use. */
  readonly types: readonly { readonly imported: string; readonly name: string }[];
}
interface ExportNode extends Base {
  readonly kind: 'export';
  readonly source: string | undefined;
  readonly declaration: Node | undefined;
  readonly isDefault: boolean;
  /** `imported` is a local name, or one of the source; `*` for all. */
  readonly names: readonly { readonly local: string; readonly exported: string; readonly node: NameNode | undefined }[];
  /** `export * from`. */
  readonly isAll: boolean;
}
/** Whatever else: its children are walked, its value is unknown. */
interface OtherNode extends Base {
  readonly kind: 'other';
  readonly type: string;
  readonly children: readonly Node[];
}
export interface ModuleNode extends Base {
  readonly kind: 'module';
  readonly file: string;
  /** The chunks that the conversion before had and this one has not, and the other way round; both absent after a first one. */
  readonly gone?: readonly Chunk[];
  readonly made?: readonly Chunk[];
  readonly statements: readonly Node[];
  /** By which names modules are required: chunks hold only while they stay. */
  readonly requirers: ReadonlySet<string>;
  readonly names: NameIndex;
}

export type Node =
  | LiteralNode
  | TemplateNode
  | NameNode
  | ThisNode
  | MemberNode
  | CallNode
  | NewNode
  | SpreadNode
  | PropertyNode
  | ObjectNode
  | ArrayNode
  | FunctionNode
  | ParameterNode
  | ClassNode
  | ClassMemberNode
  | ConditionalNode
  | BinaryNode
  | AssignNode
  | SequenceNode
  | DynamicImportNode
  | BindingNode
  | PatternNode
  | DeclaratorNode
  | VariableNode
  | ReturnNode
  | LoopNode
  | BlockNode
  | EnumNode
  | ImportNode
  | ExportNode
  | OtherNode
  | ModuleNode;

/** The innermost chunk that a node stands in. */
export function chunkOf(node: Node): Chunk | undefined {
  let at: Node | undefined = node;
  while (at) {
    if (at.chunk) return at.chunk;
    at = at.parent;
  }
  return undefined;
}

/** Where the text begins that this node's offsets are relative to. */
export function baseOf(node: Node): number {
  let at: Node | undefined = node;
  while (at) {
    if (at.chunk) return at.chunk.base;
    at = at.parent;
  }
  return 0;
}

export function fromOf(node: Node): number {
  return baseOf(node) + node.from;
}

export function toOf(node: Node): number {
  return baseOf(node) + node.to;
}

/** The module that a node stands in. */
export function moduleOf(node: Node): ModuleNode | undefined {
  let at: Node | undefined = node;
  while (at && at.kind !== 'module') at = at.parent;
  return at;
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  let at = node.parent;
  while (at && at.kind !== 'function') at = at.parent;
  return at;
}

/** A function that only says its types: an overload, or an abstract method. */
export function isSignature({ bodyFrom, to, isArrow }: FunctionNode): boolean {
  return !isArrow && bodyFrom === to;
}

/** What is handed on by this expression, without being called: `save` of `save`, `this.save` and `this.save.bind(this)`. */
export function nameHandedOn(node: Node | undefined): string | undefined {
  if (node?.kind === 'name') return node.name;
  if (node?.kind === 'member') return node.property;
  return node?.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'bind' ? nameHandedOn(node.callee.object) : undefined;
}

/** What a chain of members begins with: `a` of `a.b.c`. */
export function rootOf(node: Node): Node {
  let root = node;
  while (root.kind === 'member') root = root.object;
  return root;
}

/** The class that a node stands in. */
export function enclosingClass(node: Node): ClassNode | undefined {
  let at: Node | undefined = node;
  while (at && at.kind !== 'class') at = at.parent;
  return at;
}

/** What a class itself has as its constructor. */
export function ownConstructor(node: ClassNode): FunctionNode | undefined {
  const maker = node.members.find((member) => member.key === 'constructor' && !member.isStatic)?.value;
  return maker?.kind === 'function' ? maker : undefined;
}
