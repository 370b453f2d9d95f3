/** Where the language service looks for a file that is imported. To the letter: an `@` stays one. */
export function addressOf(projectId: string, path: string): string {
  return `file:///${projectId}/${path}`;
}

/** A message that names files by their addresses, with the paths that the project has. */
export function withPaths(projectId: string, message: string): string {
  const [start = '', ...rest] = message.split(addressOf(projectId, ''));
  return start + rest.map((one) => one.replace(/^[^'"\s]*/, asWritten)).join('');
}

/** Models have `[` and the like as `%5B` in their addresses. */
function asWritten(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
