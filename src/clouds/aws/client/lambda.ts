import {
  GetFunctionConfigurationCommand,
  type GetFunctionConfigurationCommandInput,
  type GetFunctionConfigurationCommandOutput,
  InvokeCommand,
  type InvokeCommandInput,
  type InvokeCommandOutput,
  LambdaClient,
  type LambdaClientConfig,
} from '@aws-sdk/client-lambda';

export interface LambdaCalls {
  GetFunctionConfiguration: [GetFunctionConfigurationCommandInput, GetFunctionConfigurationCommandOutput];
  Invoke: [InvokeCommandInput, InvokeCommandOutput];
}

export const commands = {
  GetFunctionConfiguration: GetFunctionConfigurationCommand,
  Invoke: InvokeCommand,
};

export function createClient(config: LambdaClientConfig): LambdaClient {
  return new LambdaClient(config);
}
