import { Uri } from './monaco.ts';

/** The address of a file's model: each project lies in a folder of its own, so that nothing that is said of one is taken for another's. */
export function uriOf(projectId: string, path: string): Uri {
  return Uri.from({ scheme: 'file', path: `/${projectId}/${path}` });
}
