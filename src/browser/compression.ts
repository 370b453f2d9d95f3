import type { Compression } from '#kit/ports.ts';

export const browserCompression: Compression = {
  async gunzip(bytes) {
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  },
};
