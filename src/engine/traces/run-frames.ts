import type { InvokeResult } from '#kit/stack-driver.ts';
import { type TracedFrame, tracedFrames } from './traced-frames.ts';

/** Where a run that failed went wrong, by the traces in its answer and its log; `artifact` is asked only where there is one. */
export async function runFrames(result: InvokeResult, artifact: () => Promise<Uint8Array | undefined>): Promise<readonly TracedFrame[]> {
  if (result.status !== 'failed') return [];
  const texts = [...tracesIn(result.payload), ...result.logs];
  if (!texts.some((text) => /\.[cm]?js:\d+:\d+/.test(text))) return [];
  const bytes = await artifact();
  // Something else than a zip may stand there.
  return bytes ? tracedFrames(bytes, texts).catch(() => []) : [];
}

/** An error's answer has its trace as lines, under one of these names. */
function tracesIn(payload: unknown): readonly string[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const { stackTrace, trace } = payload as { stackTrace?: unknown; trace?: unknown };
  return [stackTrace, trace].flatMap((lines) => (Array.isArray(lines) ? lines : [lines])).filter((line): line is string => typeof line === 'string');
}
