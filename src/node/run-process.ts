import { type SpawnOptions, spawn } from 'node:child_process';

export interface ProcessResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end. A program that doesn't exist gives code 127. */
export function runProcess(command: string, words: readonly string[], options: SpawnOptions = {}): Promise<ProcessResult> {
  return new Promise((done) => {
    let out = '';
    let err = '';
    const child = spawn(command, [...words], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr?.on('data', (data: Buffer) => {
      err += data.toString();
    });
    child.on('error', (error) => done({ code: 127, out, err: err || error.message }));
    child.on('close', (code) => done({ code: code ?? 1, out, err }));
  });
}
