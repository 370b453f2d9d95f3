import { type Remedy, way } from '#model/remedy.ts';

// What leads on from where a deployment stopped, by its name at the command line and in the page. The page asks about a broken stack when one deploys again.

export const DEPLOY_ON_TOP = way('deploy --keep', '“Deploy on top of it”, when you deploy again');
export const REPLACE = way('deploy --replace-broken --yes', '“Delete and make again”, when you deploy again');
export const IMPORT = way('deploy --import-existing', 'offered in the deployment’s window');
export const IMPORT_RETURNING = way('return --import-existing', 'offered in the deployment’s window');
export const CONTINUE_ROLLBACK = way('recover', '“Continue the rollback”, when you deploy again');
export const TAKE_BACK = way('recover', '“Take it back”, when you deploy again');
export const DELETE_AGAIN = way('recover', '“Try deleting again”, when you deploy again');
export const RECOVER = way('recover', 'deploying again asks how');
export const SKIP = way('recover --skip NAME', 'tick it under “Skip”');
export const STOP = way('stop', '“Stop”, in the deployment’s window');
export const STATUS = way('status', 'opening the project again shows it');

export function allowLoss(name: string): Remedy {
  return way(`--allow-loss ${name}`, 'tick it');
}

/** Beside other options. */
export function retainOption(name: string): Remedy {
  return way(`--retain ${name}`, 'tick it under “Keep in the account”');
}

export function retain(name: string): Remedy {
  return way(`recover --retain ${name}`, 'tick it under “Keep in the account”');
}
