import type { RankedOutput } from '#kit/resource-type.ts';
import { problem } from '#model/problem.ts';
import type { TemplateOutput } from '#model/template.ts';
import type { Step } from '../draft.ts';

/** What a person or another program needs. Where there would be too many, names of functions go first, then names of resources. */
export const outputs: Step = ({ cloud, functions, functionPieces, resourcePieces, triggerPieces, kept, fragment }) => {
  const all: RankedOutput[] = [
    ...[...resourcePieces].flatMap(([name, pieces]) => (kept.has(name) ? (pieces.outputs ?? []) : [])),
    ...functions.flatMap((placed) => functionPieces.get(placed.name)?.outputs ?? []),
    ...[...triggerPieces.values()].flatMap((pieces) => pieces.outputs ?? []),
  ];
  const own = cloud.dialect.nodes(fragment.sections).filter((node) => node.kind === 'output');
  const room = cloud.dialect.limits.outputs - own.length;
  if (all.length <= room) return { outputs: all.map(plain) };
  const ordered = all.map((output, index) => ({ output, index })).sort((a, b) => a.output.rank - b.output.rank || a.index - b.index);
  const chosen = ordered.slice(0, Math.max(0, room)).sort((a, b) => a.index - b.index);
  const summary = `the template would have ${all.length} outputs, the cloud takes ${cloud.dialect.limits.outputs}: the least needed are left out`;
  const left = problem('LimitExceeded', { severity: 'warning', summary, remedy: 'look the others up among the stack’s resources' });
  return { outputs: chosen.map(({ output }) => plain(output)), problems: [left] };
};

function plain({ id, value, description }: RankedOutput): TemplateOutput {
  return { id, value, description };
}
