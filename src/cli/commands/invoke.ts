import { readFile } from 'node:fs/promises';
import { findRelease } from '#engine/releases/find-release.ts';
import { runFrames } from '#engine/traces/run-frames.ts';
import type { TracedFrame } from '#engine/traces/traced-frames.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { ReleasesOf } from '#kit/release-ledger.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import { type JsonSource, readJsonSource } from '#model/json-source.ts';
import { problem } from '#model/problem.ts';
import { deployedFunction, stackOf } from '../deployed.ts';
import { type ExitCode, Refused, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';
import { readReleases } from '../releases.ts';

/** `invoke DIR FUNCTION`: runs the deployed function with an event, and gives its answer and its log. */
export async function invokeCommand(
  folder: string,
  name: string,
  of: TargetOptions & { readonly event?: string },
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const payload = of.event === undefined ? '{}' : await readEvent(of.event);
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) throw new Refused(found.problems);
  if (typeof payload !== 'string') {
    const { message, at } = payload.error;
    const place = { file: of.event ?? '', ...at };
    throw new Refused([problem('EventInvalid', { at: place, summary: `the event is not JSON: ${message}`, remedy: 'give a file with one JSON value' })]);
  }
  const session = await openSession(of, output, found.loaded);
  const target = await deployedFunction(session, found.stack, name, signal);
  if ('problem' in target) throw new Refused([target.problem]);
  const answer = await invoked(session, { stack: found.stack, name, id: target.id, payload }, signal);
  const { status, payload: given, logs, logsCut } = answer;
  const frames = await framesOf(session, { project: found.loaded.project?.name ?? '', stage: of.stage }, name, answer, signal);
  const more = { ...(logsCut ? { logsCut } : {}), ...(frames.length > 0 ? { frames } : {}) };
  output.result({ status, payload: given, logs, ...more }, JSON.stringify(given, null, 2) ?? '');
  if (!output.json) {
    for (const frame of frames) output.note(`at ${frame.file}:${frame.line}:${frame.column}${frame.name === undefined ? '' : ` in ${frame.name}`}`);
    if (logsCut) output.note('note: the log is longer than what comes with the answer; its earlier lines are missing here (`logs` has them)');
    for (const line of logs) output.note(line);
  }
  return status === 'succeeded' ? 0 : 1;
}

/** Where it failed, in the sources that are deployed; nowhere where the releases can't be read. */
async function framesOf(session: CloudSession, of: ReleasesOf, name: string, answer: InvokeResult, signal: AbortSignal): Promise<readonly TracedFrame[]> {
  try {
    return await runFrames(answer, async () => {
      const { ledger, releases } = await readReleases(session, of, signal);
      const current = findRelease(releases, 'current');
      const key = 'release' in current ? current.release.artifacts.find((one) => one.function === name)?.key : undefined;
      return key === undefined ? undefined : ledger.artifact?.(key, signal);
    });
  } catch (error) {
    if (error instanceof CloudError) return [];
    throw error;
  }
}

/** The stack may have what the account no longer has: then to deploy the same again changes nothing. */
async function invoked(
  session: CloudSession,
  of: { readonly stack: string; readonly name: string; readonly id: string; readonly payload: string },
  signal: AbortSignal,
): Promise<InvokeResult> {
  try {
    return await session.runner.invoke(of.id, of.payload, signal);
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== 'FunctionMissing') throw error;
    throw new Refused([
      problem('FunctionMissing', {
        at: { function: of.name },
        summary: `the stack ${of.stack} holds ${of.name} as ${of.id}, which the account no longer has: it was deleted beside the stack`,
        remedy: `give ${of.name} another name in the project and deploy, which makes it anew; or remove the stack and deploy (deploying the same again changes nothing)`,
      }),
    ]);
  }
}

async function readEvent(path: string): Promise<string | { readonly error: NonNullable<JsonSource['error']> }> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`no file ${path}; --event takes a file with the event as JSON`);
  });
  try {
    // As everywhere, the mark that some editors put first is no part of it.
    const event = text.replace(/^\uFEFF/, '');
    JSON.parse(event);
    return event;
  } catch (error) {
    return { error: readJsonSource(text).error ?? { message: (error as Error).message, at: { line: 1, column: 1 } } };
  }
}
