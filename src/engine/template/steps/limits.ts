import type { Json } from '#base/json.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Statement } from '#model/template.ts';
import type { Draft, Step } from '../draft.ts';

/** What the cloud would refuse for its size, before anything is sent. */
export const limits: Step = (draft) => {
  const { limits: most } = draft.cloud.dialect;
  const count = (kind: string) => draft.nodes.filter((node) => node.kind === kind).length;
  const bytes = new TextEncoder().encode(draft.body).length;
  return {
    problems: [
      ...(count('resource') === 0
        ? [problem('TemplateInvalid', { at: draft.placeOf(['functions']), summary: 'the template has no resource', remedy: 'add a function' })]
        : []),
      ...over(count('resource'), most.resources, (is) => `the template has ${is} resources`, 'split the project in two'),
      ...over(count('parameter'), most.parameters, (is) => `the template has ${is} parameters`, 'give some variables a value in the manifest'),
      ...over(count('output'), most.outputs, (is) => `the template has ${is} outputs`, 'take some out of the fragment'),
      ...over(bytes, most.bytes, (is) => `the template has ${is} bytes`, 'split the project in two'),
      ...draft.functions.flatMap(({ name }) => ofFunction(draft, name)),
    ],
  };
};

function ofFunction(draft: Draft, name: string): Problem[] {
  const { limits: most } = draft.cloud.dialect;
  const at = () => draft.placeOf(['functions', name]);
  const variables = Object.entries(draft.variables[name] ?? {}).reduce((sum, [key, value]) => sum + key.length + sizeOf(value), 0);
  const policy = (draft.statements[name] ?? []).reduce((sum, statement) => sum + policySize(statement), 0);
  return [
    ...over(variables, most.variableBytes, (is) => `the variables of ${name} have ${is} bytes`, 'keep large values in a file or a store', at),
    ...over(policy, most.policyCharacters, (is) => `the statements of ${name} have ${is} characters`, 'split the function in two', at),
  ];
}

/** Bytes of what is known; what a reference becomes is taken for as long as a usual name. */
function sizeOf(value: Json): number {
  return typeof value === 'string' ? new TextEncoder().encode(value).length : 64;
}

/** Characters of a statement, with what stands around its lists. */
function policySize({ actions, resources }: Statement): number {
  return (
    60 +
    actions.reduce((sum, action) => sum + action.length + 3, 0) +
    resources.reduce<number>((sum, one) => sum + (typeof one === 'string' ? one.length + 3 : 100), 0)
  );
}

function over(is: number, most: number, summary: (is: number) => string, remedy: string, at: () => Place = () => ({})): Problem[] {
  return is > most ? [problem('LimitExceeded', { at: at(), summary: `${summary(is)}, the cloud takes ${most}`, remedy })] : [];
}
