import { createHash } from 'node:crypto';
import type { Digest } from '#kit/ports.ts';

export const nodeDigest: Digest = {
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  base64: async (algorithm, bytes) => createHash(algorithm).update(bytes).digest('base64'),
};
