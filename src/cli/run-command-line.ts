import { Command, CommanderError, type Option } from 'commander';
import { STAGE_NAME_PATTERN } from '#model/names.ts';
import { buildCommand } from './commands/build.ts';
import { compareCommand } from './commands/compare.ts';
import { deployCommand } from './commands/deploy.ts';
import { driftCommand } from './commands/drift.ts';
import { invokeCommand } from './commands/invoke.ts';
import { localCloudCommand } from './commands/local-cloud.ts';
import { logsCommand } from './commands/logs.ts';
import { outputsCommand } from './commands/outputs.ts';
import { permissionsCommand } from './commands/permissions.ts';
import { recoverCommand } from './commands/recover.ts';
import { releasesCommand } from './commands/releases.ts';
import { removeCommand } from './commands/remove.ts';
import { returnCommand } from './commands/return.ts';
import { scanCommand } from './commands/scan.ts';
import { statusCommand } from './commands/status.ts';
import { stopCommand } from './commands/stop.ts';
import { templateCommand } from './commands/template.ts';
import { type ExitCode, STOPPED, UsageError } from './exit.ts';
import type { TargetOptions } from './open-session.ts';
import { createOutput, type Output, printedProblem, type Streams } from './output.ts';
import { problemsOf, stoppedProblem } from './problems-of.ts';

export interface World extends Streams {
  /** Somebody sits at a terminal and can be asked. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  /** Aborted when whoever read stdout has gone. */
  readonly unread?: AbortSignal;
}

/** Reads the words, runs one command, and gives the exit code. Never throws. */
export async function runCommandLine(words: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('stackwright').description('Deploys what the code needs: tracked usage, exact permissions, one stack.').exitOverride();
  program.configureOutput({ writeOut: world.out, writeErr: world.err }).showHelpAfterError('(stackwright --help lists the calls)');

  const command = (name: string, summary: string) => program.command(name).description(summary).option('--json', 'print JSON').exitOverride();
  const reaching = (name: string, summary: string) =>
    command(name, summary)
      .option('--target <target>', 'local, aws or simulator', 'local')
      .option('--stage <name>', 'the stage', readStage, 'dev')
      .option('--profile <name>', 'a profile of the AWS configuration')
      .option('--region <region>', 'the region')
      .option('--endpoint <url>', 'another local cloud, on a loopback address')
      .option('--scenario <file>', 'how the simulated account behaves: a file, or the name of a ready scenario')
      .option('--state <file>', 'keeps the simulated account between calls');
  /** `unfinished`: what a call that fails prints beside its problems, so that its result keeps its shape. */
  const run = async (body: (output: Output) => Promise<ExitCode>, options: { json?: boolean }, unfinished: object = {}) => {
    const output = createOutput(options.json === true, world);
    code = await body(output).catch((error: unknown) => failedCall(error, output, unfinished, world));
  };

  command('scan <dir>', 'what the code uses').action((dir, of) => run((output) => scanCommand(dir, output), of, { usages: [] }));
  command('template <dir>', 'the template')
    .option('--format <format>', 'json or yaml', 'json')
    .option('--stage <name>', 'the stage', readStage, 'dev')
    .action((dir, of) => run((output) => templateCommand(dir, of, output, world.out), of));
  command('permissions <dir>', "what each function's role allows, and why")
    .option('--stage <name>', 'the stage', readStage, 'dev')
    .action((dir, of) => run((output) => permissionsCommand(dir, of.stage, output), of, { functions: {} }));
  command('build <dir>', 'a zip for each function')
    .option('--out <folder>', 'where to put them')
    .action((dir, of) => run((output) => buildCommand(dir, of.out, output, world.signal), of, { artifacts: [] }));
  reaching('deploy <dir>', 'builds, stages and executes')
    .option('--yes', 'execute without asking; never covers the loss of data')
    .option('--quick', 'deploys in full for now')
    .option('--allow-loss <name>', 'let this resource that holds data go (repeatable)', collect, [])
    .option('--replace-broken', 'delete a stack that cannot be updated, and make it again')
    .option('--wait', 'wait while somebody else works on the stack; else that is refused')
    .option('--keep', 'leave what succeeded where something fails; goes on from a stack that was left so')
    .option('--import-existing', 'take what exists under a name of the template, and is no stack’s, into the stack')
    .action((dir, of) => run((output) => deployCommand(dir, of, output, world), of));
  reaching('status <dir>', 'the stack and its status').action((dir, of) =>
    run((output) => statusCommand(dir, of, output, world.signal), of, { stack: null, status: null, lastOperation: null }),
  );
  reaching('outputs <dir>', 'endpoints, names, addresses').action((dir, of) => run((output) => outputsCommand(dir, of, output, world.signal), of));
  reaching('logs <dir> [function]', 'log lines')
    .option('--since <minutes>', 'how far back', readMinutes, 60)
    .option('--follow', 'go on', false)
    .action((dir, name, of) => run((output) => logsCommand(dir, name, of, output, world), of));
  reaching('invoke <dir> <function>', 'runs a deployed function')
    .option('--event <file>', 'the event, as JSON')
    .action((dir, name, of) => run((output) => invokeCommand(dir, name, of, output, world.signal), of, { status: 'failed', payload: null, logs: [] }));
  reaching('remove <dir>', 'deletes the stack')
    .option('--yes', 'without asking; never covers the loss of data')
    .option('--allow-loss <name>', 'let this resource that holds data go (repeatable)', collect, [])
    .action((dir, of) => run((output) => removeCommand(dir, of, output, world), of));
  reaching('stop <dir>', 'stops what runs on the stack')
    .option('--yes', 'also a first creation, which is deleted by it')
    .action((dir, of) => run((output) => stopCommand(dir, of, output, world), of, { stopped: false }));
  reaching('recover <dir>', 'takes the way out that the state of a broken stack has')
    .option('--skip <name>', 'leave this resource as it is in the rollback (repeatable)', collect, [])
    .option('--retain <name>', 'keep this resource in the account when the stack is deleted (repeatable)', collect, [])
    .option('--yes', 'without asking; never covers the loss of data')
    .option('--allow-loss <name>', 'let this resource that holds data go (repeatable)', collect, [])
    .action((dir, of) => run((output) => recoverCommand(dir, of, output, world), of, { from: null, to: null }));
  reaching('drift <dir>', 'what was changed beside the stack')
    .option('--revert', 'stage what takes it back, and execute it with --yes')
    .option('--yes', 'execute without asking; never covers the loss of data')
    .option('--allow-loss <name>', 'let this resource that holds data go (repeatable)', collect, [])
    .action((dir, of) => run((output) => driftCommand(dir, of, output, world), of, of.revert ? {} : { stack: null, drifted: [], unchecked: [] }));
  reaching('releases <dir>', 'what was deployed, the newest first').action((dir, of) => run((output) => releasesCommand(dir, of, output, world.signal), of));
  reaching('compare <dir> <a> <b>', 'what differs between two releases: ids, their beginnings, latest, current or previous').action((dir, a, b, of) =>
    run((output) => compareCommand(dir, a, b, of, output, world.signal), of),
  );
  reaching('return <dir> <release>', 'deploys a release again, staged like any deployment')
    .option('--yes', 'execute without asking; never covers the loss of data')
    .option('--allow-loss <name>', 'let this resource that holds data go (repeatable)', collect, [])
    .option('--replace-broken', 'delete a stack that cannot be updated, and make it again')
    .option('--import-existing', 'take what exists under a name of the template, and is no stack’s, into the stack')
    .action((dir, release, of) => run((output) => returnCommand(dir, release, of, output, world), of));
  command('local-cloud [verb]', 'start, stop or reset the local cloud; without a verb in the foreground').action((verb, of) =>
    run((output) => localCloudCommand(verb, output, world.signal), of),
  );

  for (const one of program.commands) for (const option of one.options) if (option.required) refuseOptions(option);
  try {
    await program.parseAsync(['node', 'stackwright', ...words]);
    return code;
  } catch (error) {
    return failure(error, world);
  }
}

/** Still one JSON value with `--json`, whatever went wrong; a wrong call and a fault of ours are told by their callers. */
function failedCall(error: unknown, output: Output, unfinished: object, world: World): ExitCode {
  if (error instanceof UsageError) throw error;
  const problems = world.signal.aborted ? [stoppedProblem('by Ctrl-C')] : problemsOf(error);
  if (!problems) throw error;
  if (output.json) output.result({ ...unfinished, problems: problems.map(printedProblem) }, '');
  if (world.signal.aborted) world.err('stackwright: stopped\n');
  else output.problems(problems);
  return world.signal.aborted ? STOPPED : 1;
}

function failure(error: unknown, world: World): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    world.err(`stackwright: ${error.message}\n`);
    return 2;
  }
  world.err(`stackwright: an error of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

export type DeployOptions = TargetOptions & {
  readonly yes?: boolean;
  readonly quick?: boolean;
  readonly allowLoss: readonly string[];
  readonly replaceBroken?: boolean;
  readonly wait?: boolean;
  readonly keep?: boolean;
  readonly importExisting?: boolean;
};

/** `--retain --yes`: the next option is no value; taken for one, both would be lost without a word. */
function refuseOptions(option: Option): void {
  const { parseArg } = option;
  option.argParser((value, before: unknown) => {
    if (value.startsWith('--')) throw new UsageError(`${option.long} needs a value, and "${value}" is an option; say ${option.flags}`);
    return parseArg ? parseArg(value, before) : value;
  });
}

function readStage(text: string): string {
  if (!STAGE_NAME_PATTERN.test(text)) throw new UsageError(`"${text}" is no stage; use up to 12 small letters and digits, a letter first`);
  return text;
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (!Number.isFinite(minutes) || minutes <= 0) throw new UsageError(`"${text}" is no number of minutes`);
  return minutes;
}

function collect(value: string, before: string[]): string[] {
  if (value.trim() === '') throw new UsageError('a name is empty: name a resource');
  return [...before, value];
}
