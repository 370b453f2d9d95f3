import type { GetTemplateCommandInput, GetTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import { findChangeSet } from '../change-set/find-change-set.ts';
import type { World } from '../world.ts';
import { requireStack } from './find-stack.ts';

/** API Reference, `GetTemplate`: of a stack, a deleted one too, or of a change set. */
export function getTemplate(world: World, { StackName, ChangeSetName }: GetTemplateCommandInput): Omit<GetTemplateCommandOutput, '$metadata'> {
  const deployed = ChangeSetName === undefined ? requireStack(world, StackName).deployed : findChangeSet(world, ChangeSetName, StackName).deployed;
  return { TemplateBody: deployed.template, StagesAvailable: ['Original', 'Processed'] };
}
