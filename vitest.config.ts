import { defineConfig } from 'vitest/config';

// Five kinds of test, by where they run; each file of the last three has a cloud and a browser of its own, so that any may run beside any other. Order is random; a clock is never waited for in `unit`.
export default defineConfig({
  test: {
    sequence: { shuffle: true },
    // A slow machine is no failure; what hangs ends all the same.
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
    // Vitest leaves one core alone unless it is told otherwise, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['src/**/*.test.ts', 'test/*.test.ts'], benchmark: { include: ['bench/*.bench.ts'] } },
      },
      {
        extends: true,
        test: { name: 'ui', environment: 'happy-dom', include: ['src/ui/**/*.test.tsx'], benchmark: { include: [] } },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/integration/**/*.test.ts'],
          benchmark: { include: [] },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'looks',
          environment: 'node',
          include: ['test/looks/**/*.test.ts'],
          benchmark: { include: [] },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          setupFiles: ['test/support/tell-what-was-seen.ts'],
          benchmark: { include: [] },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
