/** A number of bytes in words: `812 bytes`, `24 kB`, `3 MB`. */
export function sizeText(bytes: number): string {
  return bytes < 10_000 ? `${bytes} bytes` : bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}
