import { type Remedy, way } from '#model/remedy.ts';

// What leads on from where a deployment stopped, by its name at the command line and in the page. The page's question about a broken stack is asked by Deploy Project.

export const DEPLOY_ON_TOP = way('deploy --keep', 'Deploy Project, then Deploy on top of it');
export const REPLACE = way('deploy --replace-broken --yes', 'Deploy Project, then Delete and make again');
export const IMPORT = way('deploy --import-existing', 'it is offered below');
export const CONTINUE_ROLLBACK = way('recover', 'Deploy Project, then Continue the rollback');
export const TAKE_BACK = way('recover', 'Deploy Project, then Take it back');
export const DELETE_AGAIN = way('recover', 'Deploy Project, then Try deleting again');
export const RECOVER = way('recover', 'Deploy Project asks how');
export const SKIP = way('recover --skip NAME', 'tick it under Skip');
export const STOP = way('stop', 'Stop, in the deployment’s window');
export const STATUS = way('status', 'Deploy Project looks again');

export function allowLoss(name: string): Remedy {
  return way(`--allow-loss ${name}`, 'tick it');
}

/** Beside other options. */
export function retainOption(name: string): Remedy {
  return way(`--retain ${name}`, 'tick it under Keep in the account');
}

export function retain(name: string): Remedy {
  return way(`recover --retain ${name}`, 'tick it under Keep in the account');
}
