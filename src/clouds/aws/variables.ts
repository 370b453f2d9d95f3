import type { VariableRules } from '#kit/catalogue.ts';

/** Names that Lambda sets itself, and how much it takes. */
export const variables: VariableRules = {
  reserved:
    '_HANDLER|_X_AMZN_TRACE_ID|AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|AWS_ACCESS_KEY|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR',
  mostBytes: 4096,
};
