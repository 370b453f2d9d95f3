import { createContext, useContext, useMemo } from 'react';
import type { Place } from '#model/place.ts';
import { placeText } from '#model/problem.ts';
import { openPlace, placeOfName } from '#state/commands/open-place.ts';
import { DeployWorldContext } from './deploy-world-context.ts';
import './places.css';

/** How to come from what is shown to where it stands in the project. */
export interface Places {
  open(at: Place): void;
  /** Where what has this name in the project comes from. */
  ofName(name: string): Place | undefined;
}

/** A story gives its own; else the open project's are taken. */
export const PlacesContext = createContext<Places | undefined>(undefined);

/** Undefined: nothing can be opened from here. */
export function usePlaces(): Places | undefined {
  const given = useContext(PlacesContext);
  const world = useContext(DeployWorldContext);
  return useMemo(() => given ?? (world && { open: (at) => openPlace(world, at), ofName: (name) => placeOfName(world, name) }), [given, world]);
}

/** `src/hit.ts:11`, one click away. `isStop`: a stop of the Tab key. */
export function PlaceLink({ at, isStop = true, children }: { readonly at: Place; readonly isStop?: boolean; readonly children?: React.ReactNode }) {
  const places = usePlaces();
  // A line is as much as anybody reads.
  const text = children ?? (at.file === undefined ? placeText(at) : [at.file, at.line].filter((part) => part !== undefined).join(':'));
  if (!places) return <span className="place">{text}</span>;
  return (
    <button type="button" tabIndex={isStop ? 0 : -1} className="place place-link" title={`Open ${placeText(at)}`} onClick={() => places.open(at)}>
      {text}
    </button>
  );
}

/** The name of something, which leads to where it comes from, where the project has it. `isStop`: a stop of the Tab key; of hundreds, only those that matter are. */
export function NameLink({ name, isStop = true }: { readonly name: string; readonly isStop?: boolean }) {
  const places = usePlaces();
  const at = places?.ofName(name);
  if (!places || !at) return name;
  return (
    <button type="button" tabIndex={isStop ? 0 : -1} className="place-link place-name" title={`Open ${placeText(at)}`} onClick={() => places.open(at)}>
      {name}
    </button>
  );
}
