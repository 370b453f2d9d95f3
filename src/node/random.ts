import { randomUUID } from 'node:crypto';
import type { Random } from '#kit/ports.ts';

export const nodeRandom: Random = { id: () => randomUUID() };
