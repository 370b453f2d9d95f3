import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';

/**
 * The region that the AWS configuration names: the process's environment before the profile in `~/.aws`, as the AWS command line reads it.
 * Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html ("Configuration settings and precedence").
 */
export async function findRegion(profile?: string): Promise<string | undefined> {
  const named = process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION;
  if (named) return named;
  const load = loadConfig<string | undefined>(
    { ...NODE_REGION_CONFIG_OPTIONS, default: undefined },
    { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...(profile === undefined ? {} : { profile }) },
  );
  return (await load()) || undefined;
}
