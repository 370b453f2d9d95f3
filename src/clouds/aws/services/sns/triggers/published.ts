import { json } from '#kit/field.ts';
import { defineTrigger } from '#kit/trigger.ts';
import { problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { getAttribute } from '../../../intrinsics.ts';
import { readReference } from '../../../reference.ts';
import { topicArn } from '../topic.ts';
import { publishedEvent } from './published-event.ts';

export const published = defineTrigger({
  id: 'published',
  title: 'Message published',
  description: 'Calls the function for each message of the topic.',
  resourceType: 'topic',
  onAccountsResource: 'yes',
  fields: {
    filter: json({
      label: 'Only with attributes',
      shape: 'object',
      optional: true,
      advanced: true,
      placeholder: '{ "kind": ["report"] }',
      sample: { kind: ['report'] },
    }),
  },
  sampleEvent: publishedEvent,
  template: (trigger) => {
    const { resource: topic, function: placed, options } = trigger;
    if (!topic) return {};
    if (topic.properties.fifo === true) {
      const at = { file: MANIFEST_FILE, function: placed.name, trigger: trigger.name, field: `functions.${placed.name}.triggers.${trigger.name}` };
      const summary = `${topic.name} is first in, first out, and such a topic calls no function`;
      return { problems: [problem('TriggerNotPossible', { at, summary, remedy: 'let a queue subscribe, and let the queue trigger the function' })] };
    }
    const region = topic.origin === 'account' ? readReference(topic.reference ?? '').region : undefined;
    return {
      claims: [{ of: `messages for ${placed.name}` }],
      resources: [
        {
          id: `${trigger.id}Permission`,
          type: 'AWS::Lambda::Permission',
          name: placed.name,
          properties: {
            FunctionName: getAttribute(placed.id, 'Arn'),
            Action: 'lambda:InvokeFunction',
            Principal: 'sns.amazonaws.com',
            SourceArn: topicArn(topic),
          },
        },
        {
          id: `${trigger.id}Subscription`,
          type: 'AWS::SNS::Subscription',
          name: placed.name,
          properties: {
            TopicArn: topicArn(topic),
            Protocol: 'lambda',
            Endpoint: getAttribute(placed.id, 'Arn'),
            // Without it the topic is looked for in the stack's own region.
            ...(region ? { Region: region } : {}),
            ...(options.filter === undefined ? {} : { FilterPolicy: options.filter }),
          },
        },
      ],
    };
  },
});
