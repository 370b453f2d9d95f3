import type { Template } from '#model/template.ts';
import { nodes } from '../dialect/nodes.ts';

/** User Guide, "DependsOn attribute": what a resource refers to or names is made before it. A template that can't be read tells no order. */
export function templateOrder(text: string): Readonly<Record<string, readonly string[]>> {
  const resources = nodes(parsed(text)).filter((node) => node.kind === 'resource');
  const ids = new Set(resources.map((node) => node.id));
  return Object.fromEntries(resources.map(({ id, refersTo }) => [id, refersTo.filter((other) => other !== id && ids.has(other))]));
}

function parsed(text: string): Template {
  try {
    return JSON.parse(text) as Template;
  } catch {
    return {};
  }
}
