import { relative } from 'node:path';
import { type Problem, problem } from '#model/problem.ts';

/** What stands in the way of reading or writing a file, where it is the file system that says so; undefined: another error. */
export function fileProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const why = code === undefined ? undefined : REASONS[code];
  if (!why) return undefined;
  const where = path === undefined ? '' : relative(process.cwd(), path);
  const shown = path === undefined ? 'a file' : where === '' || where.startsWith('..') ? path : where;
  return problem('FileUnusable', { summary: `${shown} ${why.summary}`, remedy: why.remedy });
}

const REASONS: Readonly<Record<string, { readonly summary: string; readonly remedy: string }>> = {
  ENOENT: { summary: 'is not there', remedy: 'check the path' },
  EACCES: { summary: 'may not be read or written by this user', remedy: 'give yourself the right to it, or name another place' },
  EPERM: { summary: 'may not be changed by this user', remedy: 'give yourself the right to it, or name another place' },
  EROFS: { summary: 'lies on a disk that is read-only', remedy: 'name another place' },
  ENOTDIR: { summary: 'leads through a file as if it were a folder', remedy: 'check the path' },
  EEXIST: { summary: 'is a file, where a folder is needed', remedy: 'name a folder' },
  EISDIR: { summary: 'is a folder, where a file is needed', remedy: 'name a file' },
  ENOSPC: { summary: 'could not be written, because the disk is full', remedy: 'make room, then try again' },
  ENAMETOOLONG: { summary: 'is too long a name', remedy: 'use a shorter path' },
  ELOOP: { summary: 'leads through links in a circle', remedy: 'check the path' },
  EMFILE: { summary: 'could not be opened, because too many files are open', remedy: 'raise the limit of open files, then try again' },
};
