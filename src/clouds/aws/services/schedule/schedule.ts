import { json, text } from '#kit/field.ts';
import type { PlacedTrigger, TriggerPieces } from '#kit/trigger.ts';
import { assumedBy, policy } from '../../dialect/function-pieces.ts';
import { getAttribute, ref } from '../../intrinsics.ts';

/** What both kinds of schedule may say beside when. */
export const commonFields = {
  timezone: text({
    label: 'Time zone',
    optional: true,
    format: 'time-zone',
    placeholder: 'UTC',
    help: 'As Europe/Berlin: daylight saving counts.',
    sample: 'Europe/Berlin',
  }),
  input: json({
    label: 'Event',
    optional: true,
    advanced: true,
    placeholder: '{ "kind": "nightly" }',
    help: 'What the function is called with.',
    sample: { kind: 'nightly' },
  }),
} as const;

/** A schedule that calls the function, with a role of its own that may do just that. */
export function schedulePieces(trigger: PlacedTrigger, expression: string): TriggerPieces {
  const { function: placed, options, id } = trigger;
  return {
    resources: [
      {
        id: `${id}Schedule`,
        type: 'AWS::Scheduler::Schedule',
        name: placed.name,
        properties: {
          ScheduleExpression: expression,
          ...(typeof options.timezone === 'string' && options.timezone !== '' ? { ScheduleExpressionTimezone: options.timezone } : {}),
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: getAttribute(placed.id, 'Arn'),
            RoleArn: getAttribute(`${id}Role`, 'Arn'),
            ...(options.input === undefined ? {} : { Input: JSON.stringify(options.input) }),
          },
        },
      },
      {
        id: `${id}Role`,
        type: 'AWS::IAM::Role',
        name: placed.name,
        properties: {
          AssumeRolePolicyDocument: assumedBy('scheduler.amazonaws.com', { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } }),
          Policies: [{ PolicyName: 'call', PolicyDocument: policy([{ actions: ['lambda:InvokeFunction'], resources: [getAttribute(placed.id, 'Arn')] }]) }],
        },
      },
    ],
  };
}
