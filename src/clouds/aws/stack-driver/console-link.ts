import type { Target } from '#kit/target.ts';

/** The stack's page in AWS's console; an emulator and a simulated account have none. */
export function consoleLink(target: Target, stackId: string): string | undefined {
  if (target.kind !== 'aws' || !stackId.startsWith('arn:aws')) return undefined;
  const { region } = target;
  const host = region.startsWith('cn-') ? 'console.amazonaws.cn' : 'console.aws.amazon.com';
  return `https://${region}.${host}/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${encodeURIComponent(stackId)}`;
}
