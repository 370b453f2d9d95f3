import { type MouseEvent, useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { isChosen, isPast } from '#state/notice-life.ts';
import { isOfTarget, type Notice } from '#state/notices.ts';
import { useStores } from '../stores-context.tsx';
import { useFreePlace } from './use-free-place.ts';
import './notices.css';

interface Shown {
  readonly id: string | number;
  readonly notice: Notice;
  /** The deployment that was shown when it was said. */
  readonly saidOf: string | undefined;
}

/** What commands say, for a moment; an error stays until it is read, and what can be taken back stays long enough for that. */
export function Toasts() {
  const { notices, project, deploy } = useStores();
  const { place, look } = useFreePlace();
  useEffect(() => {
    let shown: readonly Shown[] = [];
    const show = (notice: Notice) => {
      // The same once more is the same: it stays as long as if it were new.
      const same = shown.find((one) => isSame(one.notice, notice));
      const gone = ({ id }: { readonly id: string | number }) => {
        shown = shown.filter((one) => one.id !== id);
      };
      const id = showToast(notice, same?.id, gone);
      shown = [...shown.filter((one) => one !== same), { id, notice, saidOf: deploy.deployment.getState().snapshot?.id }];
      look();
    };
    const dismiss = (isOver: (one: Shown) => boolean) => {
      for (const one of shown) if (isOver(one)) toast.dismiss(one.id);
      shown = shown.filter((one) => !isOver(one));
    };
    // Something may have been said while this was on its way.
    const { last } = notices.getState();
    if (last) show(last);
    const stops = [
      notices.subscribe((state, before) => {
        // What was said of where deployments went before stands for nothing there is now.
        if (state.targetsLeft !== before.targetsLeft) dismiss(({ notice }) => isOfTarget(notice));
        if (state.last && state.last.id !== before.last?.id) show(state.last);
      }),
      // What was said of one project is none of another's.
      project.subscribe((state, before) => {
        if (state.id !== before.id) dismiss(({ notice }) => !notice.staysAcrossProjects);
        if (before.storageProblem && !state.storageProblem) dismiss(({ notice }) => notice.isUntilKept === true);
        if (state.conflicts !== before.conflicts) dismiss(({ notice }) => isChosen(notice, state));
      }),
      deploy.deployment.subscribe((state, before) => dismiss(({ notice, saidOf }) => isPast(notice, saidOf, state, before))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [notices, project, deploy, look]);
  // One above the other: what can be taken back stays at hand under what is said after it.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it does nothing by itself
    <div style={{ display: 'contents' }} onMouseDown={leaveFocus}>
      <Toaster position="bottom-right" offset={place} expand theme="system" />
    </div>
  );
}

/** A click on a button here leaves the focus where it is: taken, it would be given back when the last message goes, from wherever it is by then. */
function leaveFocus(event: MouseEvent) {
  if ((event.target as Element).closest('button')) event.preventDefault();
}

function isSame(one: Notice, other: Notice): boolean {
  return one.kind === other.kind && one.text === other.text && one.detail === other.detail && one.action?.label === other.action?.label;
}

function showToast({ kind, text, detail, action }: Notice, id: string | number | undefined, onGone: (one: { readonly id: string | number }) => void) {
  const duration = kind === 'error' ? 20_000 : action ? 12_000 : 6_000;
  return toast[kind](text, {
    ...(id === undefined ? {} : { id }),
    description: detail,
    duration,
    closeButton: true,
    onDismiss: onGone,
    onAutoClose: onGone,
    ...(action ? { action: { label: action.label, onClick: action.run } } : {}),
  });
}
