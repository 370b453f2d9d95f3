import type { Cloud } from '#kit/cloud.ts';
import { aws } from './aws/index.ts';

/** Every cloud. Only the program's own entries import this. */
export const clouds: readonly Cloud[] = [aws];
