/** As much of Node as functions commonly use; what is declared as a module without a body is `any`. */
export const NODE_TYPINGS = `
declare namespace NodeJS {
  interface ProcessEnv {}
  interface Process {
    readonly env: ProcessEnv;
    readonly argv: string[];
    readonly version: string;
    readonly platform: string;
    readonly arch: string;
    cwd(): string;
    uptime(): number;
    nextTick(callback: (...args: any[]) => void, ...args: any[]): void;
    on(event: string, listener: (...args: any[]) => void): this;
    memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number };
    hrtime: { bigint(): bigint };
  }
}
declare const process: NodeJS.Process;
declare class Buffer extends Uint8Array {
  static from(value: string | ArrayBuffer | ArrayLike<number>, encoding?: string): Buffer;
  static alloc(size: number): Buffer;
  static concat(list: readonly Uint8Array[]): Buffer;
  static isBuffer(value: unknown): value is Buffer;
  static byteLength(value: string, encoding?: string): number;
  toString(encoding?: string, start?: number, end?: number): string;
}
declare function require(name: string): any;
declare const module: { exports: any };
declare const exports: any;
declare const __dirname: string;
declare const __filename: string;
declare function setImmediate(callback: (...args: any[]) => void, ...args: any[]): unknown;
declare module 'node:*';
declare module 'assert'; declare module 'buffer'; declare module 'child_process'; declare module 'crypto'; declare module 'events';
declare module 'fs'; declare module 'fs/promises'; declare module 'http'; declare module 'https'; declare module 'os'; declare module 'path';
declare module 'querystring'; declare module 'stream'; declare module 'stream/promises'; declare module 'timers/promises'; declare module 'url';
declare module 'util'; declare module 'zlib';
declare module '@aws-sdk/*';
declare module '@smithy/*';
declare module 'aws-sdk';
declare module 'aws-sdk/*';
declare module '*.json' { const value: any; export default value; }
declare module '*.txt' { const value: string; export default value; }
`;
