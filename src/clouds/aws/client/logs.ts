import {
  CloudWatchLogsClient,
  type CloudWatchLogsClientConfig,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  type FilterLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';

export interface LogsCalls {
  FilterLogEvents: [FilterLogEventsCommandInput, FilterLogEventsCommandOutput];
}

export const commands = {
  FilterLogEvents: FilterLogEventsCommand,
};

export function createClient(config: CloudWatchLogsClientConfig): CloudWatchLogsClient {
  return new CloudWatchLogsClient(config);
}
