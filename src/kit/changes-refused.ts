import { CloudError } from './cloud-error.ts';
import type { Finding } from './stack-driver.ts';

/** The cloud refuses to stage: what it holds against which resource, where it tells. */
export class ChangesRefused extends CloudError {
  readonly findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[], of: ConstructorParameters<typeof CloudError>[2]) {
    super('StagingFailed', message, of);
    this.findings = findings;
  }
}
