import type { Release } from '#model/release.ts';

/** A release as the ledger has it, for tests and stories. */
export function aRelease(more: Partial<Release> = {}): Release {
  return {
    version: 1,
    id: '20261121T100042000Z-0000000a',
    project: 'thumbnailer',
    stage: 'dev',
    status: 'succeeded',
    startedAt: Date.UTC(2026, 10, 21, 10, 0, 0),
    endedAt: Date.UTC(2026, 10, 21, 10, 0, 42),
    who: 'arn:aws:iam::123456789012:user/someone',
    from: 'browser',
    stackName: 'thumbnailer-dev',
    stackStatus: 'UPDATE_COMPLETE',
    summary: '1 changed, nothing removed.',
    changes: [],
    events: [],
    outputs: [],
    problems: [],
    artifacts: [],
    parameters: [],
    names: {},
    dataHolders: [],
    template: '{}',
    manifest: '{}',
    ...more,
  };
}

/** Keys and hashes that look like an artifact's. */
export function anArtifactOf(name: string, digit: string, bytes = 2_000) {
  const sha256 = digit.repeat(64).slice(0, 64);
  return { function: name, key: `artifacts/${sha256}.zip`, sha256, bytes };
}
