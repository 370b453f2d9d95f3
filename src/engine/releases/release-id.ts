/** `20261121T081530123Z-1a2b3c4d`: sorts by time, and is the same for all who followed the same deployment. */
export function releaseId(at: number, seed: string): string {
  const time = new Date(at).toISOString().replace(/[-:.]/g, '');
  return `${time}-${checksum(seed)}`;
}

/** FNV-1a: tells two deployments of one moment apart, and is no secret. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
