import { runProcess } from './run-process.ts';

/** The commit that a folder is at, and whether its files differ from it; undefined where it is in no repository, or there is no Git. */
export async function gitCommit(folder: string): Promise<{ readonly id: string; readonly isDirty: boolean } | undefined> {
  const git = (...words: string[]) =>
    // A repository's own configuration must not make looking at it run a program, and looking takes no lock.
    runProcess('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...words], {
      cwd: folder,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  const id = head.out.trim();
  if (head.code !== 0 || !/^[0-9a-f]{40,64}$/.test(id)) return undefined;
  const status = await git('status', '--porcelain', '--untracked-files=normal', '--', '.');
  return { id, isDirty: status.code !== 0 || status.out.trim() !== '' };
}
