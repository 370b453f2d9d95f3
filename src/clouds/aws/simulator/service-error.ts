/** An error as AWS's services answer it: thrown by commands of the simulated account, read by `toCloudError` as the SDK's own are. */
export class ServiceError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
  constructor(name: string, message: string, status?: number) {
    super(message);
    this.name = name;
    this.$metadata = status === undefined ? {} : { httpStatusCode: status };
  }
}

/** Most refusals of CloudFormation are of this one kind. API Reference, "Common Errors". */
export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationError', message, 400);
}

export function stackMissing(stack: string): ServiceError {
  return validationError(`Stack with id ${stack} does not exist`);
}
