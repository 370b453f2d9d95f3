import { scan } from '#engine/tracking/scan.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { Project } from '#model/project.ts';
import { actionsOf, type ScanResult } from '#model/usage.ts';
import { trackingCatalogue } from './tracking-catalogue.ts';

/** A project with one resource of each kind, and two functions where a second one is asked for. */
export function snippetProject(functions: Readonly<Record<string, string>> = { f: 'f.ts' }): Project {
  return {
    version: 1,
    name: 'snippets',
    cloud: 'aws',
    functions: Object.fromEntries(Object.entries(functions).map(([name, entry]) => [name, { entry }])),
    resources: {
      photos: { type: 's3.bucket', origin: 'project' },
      thumbs: { type: 's3.bucket', origin: 'project' },
      orders: { type: 'dynamodb.table', origin: 'project' },
      users: { type: 'dynamodb.table', origin: 'project' },
      jobs: { type: 'sqs.queue', origin: 'project' },
      news: { type: 'sns.topic', origin: 'project' },
      legacy: { type: 'dynamodb.table', origin: 'account', reference: 'legacy-orders' },
      archive: { type: 's3.bucket', origin: 'account', reference: 'arn:aws:s3:::old-archive' },
    },
    environment: { MODE: { value: 'old-archive' }, SECRET: {} },
  };
}

export function scanFiles(files: Readonly<Record<string, string>>, project = snippetProject(), catalogue: Catalogue = trackingCatalogue): ScanResult {
  return scan({ project, files, catalogue });
}

/** A usage in one line: `s3 GetObject photos [s3:GetObject]`; `=x` is a reference, `?` neither. */
export function usageLines(result: ScanResult, functionName?: string): string[] {
  return result.usages
    .filter((usage) => usage.kind === 'operation' && (functionName === undefined || usage.function === functionName))
    .map((usage) => {
      const resource = usage.resource ?? (usage.reference === null ? '?' : `=${usage.reference}`);
      return `${usage.service} ${usage.operation} ${resource} [${actionsOf(usage).join(' ')}]`;
    });
}

/** Codes with their lines: `ResourceUnresolved:3`. */
export function problemLines(result: ScanResult): string[] {
  return result.problems.map((one) => `${one.code}:${one.at.line ?? ''}`);
}
