import JSZip from 'jszip';

/** Of the local time that zip files know; jszip writes it in UTC. The same everywhere, so that the same files give the same bytes. */
const DATE = new Date(Date.UTC(1980, 0, 1));
const FILE_MODE = 0o100644;
const PROGRAM_MODE = 0o100755;

/** A zip with sorted names, fixed dates and modes. */
export async function zipFiles(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { name, bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    zip.file(name, bytes, { date: DATE, unixPermissions: isProgram(bytes) ? PROGRAM_MODE : FILE_MODE, createFolders: false, binary: true });
  }
  return zip.generateAsync({ type: 'uint8array', platform: 'UNIX', compression: 'DEFLATE', compressionOptions: { level: 6 }, streamFiles: false });
}

/** By how it begins: compiled for Linux, or a script that names its interpreter. */
function isProgram(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46) || (a === 0x23 && b === 0x21);
}
