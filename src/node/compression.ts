import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Compression } from '#kit/ports.ts';

const inflate = promisify(gunzip);

export const nodeCompression: Compression = { gunzip: async (bytes) => new Uint8Array(await inflate(bytes)) };
