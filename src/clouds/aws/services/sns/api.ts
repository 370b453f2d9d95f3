import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import { anywhere, needs, on } from '../../grants.ts';

const publishes = { fires: ['published'] } as const;

/** Every command of SNS, and what it needs. What is about phones, apps and single subscriptions takes no resource. */
export const api: Readonly<Record<string, ApiOperation>> = {
  AddPermission: needs(topic('AddPermission')),
  CheckIfPhoneNumberIsOptedOut: needs(anywhere('sns:CheckIfPhoneNumberIsOptedOut')),
  ConfirmSubscription: needs(topic('ConfirmSubscription')),
  CreatePlatformApplication: needs(anywhere('sns:CreatePlatformApplication')),
  CreatePlatformEndpoint: needs(anywhere('sns:CreatePlatformEndpoint')),
  CreateSMSSandboxPhoneNumber: needs(anywhere('sns:CreateSMSSandboxPhoneNumber')),
  CreateTopic: needs(
    topic('CreateTopic', 'Name'),
    topic('TagResource', 'Name', { when: 'Tags' }),
    topic('PutDataProtectionPolicy', 'Name', { when: 'DataProtectionPolicy' }),
  ),
  DeleteEndpoint: needs(anywhere('sns:DeleteEndpoint')),
  DeletePlatformApplication: needs(anywhere('sns:DeletePlatformApplication')),
  DeleteSMSSandboxPhoneNumber: needs(anywhere('sns:DeleteSMSSandboxPhoneNumber')),
  DeleteTopic: needs(topic('DeleteTopic')),
  GetDataProtectionPolicy: needs(topic('GetDataProtectionPolicy', 'ResourceArn')),
  GetEndpointAttributes: needs(anywhere('sns:GetEndpointAttributes')),
  GetPlatformApplicationAttributes: needs(anywhere('sns:GetPlatformApplicationAttributes')),
  GetSMSAttributes: needs(anywhere('sns:GetSMSAttributes')),
  GetSMSSandboxAccountStatus: needs(anywhere('sns:GetSMSSandboxAccountStatus')),
  GetSubscriptionAttributes: needs(anywhere('sns:GetSubscriptionAttributes')),
  GetTopicAttributes: needs(topic('GetTopicAttributes')),
  ListEndpointsByPlatformApplication: needs(anywhere('sns:ListEndpointsByPlatformApplication')),
  ListOriginationNumbers: needs(anywhere('sns:ListOriginationNumbers')),
  ListPhoneNumbersOptedOut: needs(anywhere('sns:ListPhoneNumbersOptedOut')),
  ListPlatformApplications: needs(anywhere('sns:ListPlatformApplications')),
  ListSMSSandboxPhoneNumbers: needs(anywhere('sns:ListSMSSandboxPhoneNumbers')),
  ListSubscriptionsByTopic: needs(topic('ListSubscriptionsByTopic')),
  ListSubscriptions: needs(anywhere('sns:ListSubscriptions')),
  ListTagsForResource: needs(topic('ListTagsForResource', 'ResourceArn')),
  ListTopics: needs(anywhere('sns:ListTopics')),
  OptInPhoneNumber: needs(anywhere('sns:OptInPhoneNumber')),
  PublishBatch: needs(topic('Publish', 'TopicArn', publishes)),
  // To a topic, to an app's endpoint, or to a phone.
  Publish: needs(topic('Publish', 'TopicArn', publishes), topic('Publish', 'TargetArn', publishes), {
    ...anywhere('sns:Publish'),
    when: 'PhoneNumber',
    unless: 'TopicArn',
  }),
  PutDataProtectionPolicy: needs(topic('PutDataProtectionPolicy', 'ResourceArn')),
  RemovePermission: needs(topic('RemovePermission')),
  SetEndpointAttributes: needs(anywhere('sns:SetEndpointAttributes')),
  SetPlatformApplicationAttributes: needs(anywhere('sns:SetPlatformApplicationAttributes')),
  SetSMSAttributes: needs(anywhere('sns:SetSMSAttributes')),
  SetSubscriptionAttributes: needs(anywhere('sns:SetSubscriptionAttributes')),
  SetTopicAttributes: needs(topic('SetTopicAttributes')),
  Subscribe: needs(topic('Subscribe')),
  TagResource: needs(topic('TagResource', 'ResourceArn')),
  Unsubscribe: needs(anywhere('sns:Unsubscribe')),
  UntagResource: needs(topic('UntagResource', 'ResourceArn')),
  VerifySMSSandboxPhoneNumber: needs(anywhere('sns:VerifySMSSandboxPhoneNumber')),
};

function topic(action: string, at = 'TopicArn', more: Pick<ApiGrant, 'fires' | 'when'> = {}): ApiGrant {
  return on(at, `sns:${action}`, more);
}
