const BLOCK = 512;
const decoder = new TextDecoder();

/** The regular files of a tar, by path below its first folder (npm's packages stand in one folder, whatever it is called). Paths that lead out are refused. */
export function readTar(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    at += BLOCK;
    if (header.every((byte) => byte === 0)) continue;
    const size = sizeIn(header);
    const content = bytes.subarray(at, at + size);
    at += Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') longName = paxPath(content) ?? longName;
    else if (type === 'L') longName = textIn(content, 0, content.length);
    else if (type !== 'g') {
      const prefix = textIn(header, 257, 5) === 'ustar' ? textIn(header, 345, 155) : '';
      const name = longName ?? (prefix ? `${prefix}/` : '') + textIn(header, 0, 100);
      longName = undefined;
      if (type !== '0' && type !== '\0' && type !== '7') continue;
      const path = name
        .split('/')
        .slice(1)
        .filter((part) => part !== '' && part !== '.')
        .join('/');
      if (path !== '' && !path.split('/').includes('..')) files.set(path, content.slice());
    }
  }
  return files;
}

function textIn(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return decoder.decode(end < 0 ? part : part.subarray(0, end));
}

/** Octal, or where the first bit is set a binary number. */
function sizeIn(header: Uint8Array): number {
  if ((header[124] ?? 0) & 0x80) return header.subarray(125, 136).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.parseInt(textIn(header, 124, 12).trim() || '0', 8);
}

function paxPath(content: Uint8Array): string | undefined {
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const length = Number(decoder.decode(content.subarray(at, space)));
    if (space < 0 || !Number.isInteger(length) || length <= 0) return undefined;
    const record = decoder.decode(content.subarray(space + 1, at + length - 1));
    if (record.startsWith('path=')) return record.slice(5);
    at += length;
  }
  return undefined;
}
