import { useState } from 'react';
import type { VariablePlace } from '#model/edit/environment.ts';

/** The variable that is being typed under the table, before it is one. */
export interface VariableDraft {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
  readonly isAsked: boolean;
  /** Why it can't be added, or what becomes of it. */
  readonly words: string | undefined;
  /** Why the value can't be; undefined where it can. */
  readonly valueWords: string | undefined;
  readonly change: (changed: Partial<Pick<VariableDraft, 'scope' | 'key' | 'value' | 'isAsked'>>) => void;
  /** False: it can't be added, it is said why, and what was typed stays. */
  readonly add: () => boolean;
  /** Whether the dialog may close: what was typed is added first where `isDone` and that can be, else asked about once. */
  readonly leave: (isDone: boolean) => boolean;
}

const NOTHING = { scope: '', key: '', value: '', isAsked: false };

export function useVariableDraft(
  wordsFor: (at: VariablePlace) => string | undefined,
  valueWordsFor: (key: string, value: string) => string | undefined,
  onAdd: (at: VariablePlace, value: string | undefined) => boolean,
): VariableDraft {
  const [typed, setTyped] = useState(NOTHING);
  const [said, setSaid] = useState<'no key' | 'not added'>();
  const { scope, key, value, isAsked } = typed;
  const at: VariablePlace = scope === '' ? { key } : { function: scope, key };
  const wrong = key === '' ? undefined : wordsFor(at);
  const wrongValue = isAsked ? undefined : valueWordsFor(key, value);
  const isEmpty = key === '' && value === '';
  const why = wrong ?? (said !== undefined && key === '' ? NO_KEY : undefined);
  const words = [why, said === 'not added' ? NOT_ADDED : undefined].filter((one) => one !== undefined);
  const add = () => {
    if (key === '') setSaid('no key');
    if (key === '' || wrong !== undefined || wrongValue !== undefined) return false;
    if (!onAdd(at, isAsked ? undefined : value)) return false;
    setTyped({ ...NOTHING, scope, isAsked });
    setSaid(undefined);
    return true;
  };
  return {
    ...typed,
    words: words.length > 0 ? words.join('; ') : undefined,
    valueWords: wrongValue,
    change: (changed) => {
      setTyped({ ...typed, ...changed });
      if (said === 'not added') setSaid(undefined);
    },
    add,
    leave(isDone) {
      if (isEmpty || (isDone && add()) || said === 'not added') return true;
      setSaid('not added');
      return false;
    },
  };
}

const NO_KEY = 'type a key, such as LOG_LEVEL';
const NOT_ADDED = 'not added yet: press Add variable, or close again to drop it';
