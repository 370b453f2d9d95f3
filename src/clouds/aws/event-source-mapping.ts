import type { Json, JsonObject } from '#base/json.ts';
import type { PlacedResource } from '#kit/resource-type.ts';
import type { PlacedTrigger } from '#kit/trigger.ts';
import type { TemplateResource } from '#model/template.ts';
import { getAttribute } from './intrinsics.ts';
import { queueArn } from './queue-arn.ts';

/** What polls a queue or stream and calls the function with batches; the function may name the items of a batch that failed. */
export function eventSourceMapping(trigger: PlacedTrigger, properties: JsonObject): TemplateResource {
  const { id, name } = trigger.function;
  return {
    id: `${trigger.id}Mapping`,
    type: 'AWS::Lambda::EventSourceMapping',
    name,
    properties: { FunctionName: getAttribute(id, 'Arn'), ...properties, FunctionResponseTypes: ['ReportBatchItemFailures'] },
  };
}

/** The ARN of the queue that a trigger's option names for what failed. */
export function failureQueue(option: Json | undefined, other: (name: string) => PlacedResource | undefined): Json | undefined {
  const queue = typeof option === 'string' ? other(option) : undefined;
  return queue && queueArn(queue);
}
