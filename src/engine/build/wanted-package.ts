/** Which package of the registry an entry of package.json means, and which versions of it: an alias (`npm:nanoid@3`) is imported by another name than it has. */
export function wantedPackage(name: string, range: string): { readonly name: string; readonly range: string } {
  const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
  return alias ? { name: alias[1] as string, range: alias[2] ?? '*' } : { name, range };
}

/** A dependency that no registry has: a folder, a repository, an address. */
export function isFromElsewhere(range: string): boolean {
  return /^(file|link|git|github|gitlab|bitbucket|https?|workspace):|^git\+|\.git$|^[^@/\s]+\/[^/\s]+$/.test(range);
}
