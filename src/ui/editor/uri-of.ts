import { Uri } from './monaco.ts';

/** The address of a file's model: each project lies in a folder of its own, so that nothing that is said of one is taken for another's. */
export function uriOf(projectId: string, path: string): Uri {
  return Uri.from({ scheme: 'file', path: `/${projectId}/${path}` });
}

/** The same place as the language service looks for what is imported, to the letter: an `@` stays one. */
export function addressOf(projectId: string, path: string): string {
  return `file:///${projectId}/${path}`;
}
