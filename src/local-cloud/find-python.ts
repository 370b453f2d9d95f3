import { CloudError } from '#kit/cloud-error.ts';
import { runProcess } from '#node/run-process.ts';

const REMEDY = 'install Python 3.10 or newer with its venv module (on Debian and Ubuntu: python3 and python3-venv), then start again';

/** The Python to make the virtual environment with: 3.10 or newer, able to make one. */
export async function findPython(): Promise<string> {
  let tooOld: string | undefined;
  for (const name of [process.env.PYTHON ?? '', 'python3', 'python'].filter((one) => one !== '')) {
    const found = await runProcess(name, ['-c', 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])']);
    const [major, minor] = found.out.trim().split('.').map(Number);
    if (found.code === 0 && major === 3 && (minor ?? 0) >= 10) return name;
    if (found.code === 0) tooOld = found.out.trim();
    else if (/No module named/.test(found.err)) tooOld = 'without its venv module';
  }
  throw new CloudError('LocalCloudMissing', tooOld ? `the Python here is ${tooOld}` : 'there is no Python here', { remedy: REMEDY });
}
