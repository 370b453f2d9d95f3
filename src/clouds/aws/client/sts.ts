import {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  STSClient,
  type STSClientConfig,
} from '@aws-sdk/client-sts';

export interface StsCalls {
  GetCallerIdentity: [GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput];
}

export const commands = {
  GetCallerIdentity: GetCallerIdentityCommand,
};

export function createClient(config: STSClientConfig): STSClient {
  return new STSClient(config);
}
