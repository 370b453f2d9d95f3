import replacements from './replacements.slim.json';

export type Recreation = 'Always' | 'Conditionally' | 'Never';

/** By type: properties of which a change replaces the thing, always or perhaps. */
const TYPES = replacements as unknown as Readonly<Record<string, { readonly y?: readonly string[]; readonly m?: readonly string[] }>>;

/** User Guide, "Update requires" of each property, and "Update behaviors of stack resources". */
export function recreationOf(type: string, property: string): Recreation {
  const known = TYPES[type];
  if (known?.y?.includes(property)) return 'Always';
  // A custom resource is replaced when its provider answers with another id, or when somebody else has to provide it.
  if (/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type)) return property === 'ServiceToken' ? 'Always' : 'Never';
  return known?.m?.includes(property) ? 'Conditionally' : 'Never';
}
