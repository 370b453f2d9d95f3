import type { Node } from './node.ts';

/** The nodes that stand in a node, without functions and classes of their own life. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'template':
      return node.expressions;
    case 'member':
      return node.computed ? [node.object, node.computed] : [node.object];
    case 'call':
    case 'new':
      return [node.callee, ...node.args];
    case 'spread':
      return [node.argument];
    case 'property':
      return node.computed ? [node.computed, node.value] : [node.value];
    case 'object':
      return node.properties;
    case 'array':
      return node.elements;
    case 'conditional':
      return [node.test, node.yes, node.no];
    case 'binary':
      return [node.left, node.right];
    case 'assign':
      return [node.target, node.value];
    case 'sequence':
      return node.items;
    case 'dynamic-import':
      return [node.source];
    case 'pattern':
      return node.others;
    case 'declarator':
      return node.init ? [node.pattern, node.init] : [node.pattern];
    case 'variable':
      return node.declarators;
    case 'return':
      return node.argument ? [node.argument] : [];
    case 'loop':
      return node.each ? [node.each.iterable, ...node.children] : node.children;
    case 'block':
      return node.statements;
    case 'enum':
      return node.members;
    case 'export':
      return node.declaration ? [node.declaration] : [];
    case 'other':
      return node.children;
    default:
      return [];
  }
}
