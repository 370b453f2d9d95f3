import { Uri } from './monaco.ts';

/** The address of a file's model: as if the project lay in `/project`, where relative imports and packages are found from. */
export function uriOf(path: string): Uri {
  return Uri.from({ scheme: 'file', path: `/project/${path}` });
}
