// The room of SNS: all that is known of it here is said in this folder.
import { defineService } from '#kit/service.ts';
import { api } from './api.ts';
import { icon } from './icon.ts';
import { confirmSubscription } from './operations/confirm-subscription.ts';
import { getTopicAttributes } from './operations/get-topic-attributes.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { publish } from './operations/publish.ts';
import { publishSeveral } from './operations/publish-several.ts';
import { setTopicAttribute } from './operations/set-topic-attribute.ts';
import { subscribe } from './operations/subscribe.ts';
import { topic } from './topic.ts';
import { published } from './triggers/published.ts';

export const sns = defineService({
  id: 'sns',
  title: 'SNS',
  description: 'Messages that go to all that subscribe to a topic.',
  icon,
  sdk: 'sns',
  clients: {
    plain: {
      imports: { '@aws-sdk/client-sns': ['SNSClient'] },
      expression: 'new SNSClient({})',
      variable: 'sns',
      commandModule: '@aws-sdk/client-sns',
    },
  },
  resourceTypes: [topic],
  operations: { publish, publishSeveral, subscribe, confirmSubscription, listSubscriptions, getTopicAttributes, setTopicAttribute },
  triggers: [published],
  api,
});
