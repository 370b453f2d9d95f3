/** `20261121T081530123Z-1a2b3c4d`: sorts by time, and is the same for all who followed the same deployment. */
export function releaseId(at: number, seed: string): string {
  return `${releaseTime(at)}-${checksum(seed)}`;
}

/** How the id of a release begins that ended at that time. */
export function releaseTime(at: number): string {
  return new Date(at).toISOString().replace(/[-:.]/g, '');
}

/** FNV-1a: tells two deployments of one moment apart, and is no secret. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
