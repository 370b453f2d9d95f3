import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const setTopicAttribute = defineOperation({
  title: 'Set topic attribute',
  resourceType: 'topic',
  fields: {
    name: text({ label: 'Attribute', placeholder: 'DisplayName', sample: 'DisplayName' }),
    value: text({ label: 'Value', sample: 'Reports' }),
  },
  call: { command: 'SetTopicAttributes', arguments: { TopicArn: RESOURCE, AttributeName: 'name', AttributeValue: 'value' } },
});
