import type { Disposable } from '#base/disposable.ts';
import type { BuildProgress, BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { Generated } from '#engine/template/generated.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { Clock, Random } from '#kit/ports.ts';
import type { Rehearsals } from '#kit/rehearsal.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Place } from '#model/place.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import type { BuildStore } from './build.ts';
import type { DeploymentStore } from './deployment.ts';
import type { Deployments, FollowedDeployment } from './deployment-handle.ts';
import type { DriftStore } from './drift.ts';
import type { DeploymentTabs } from './follow-tabs.ts';
import type { LogsStore } from './logs.ts';
import type { DesktopNotifications } from './ports.ts';
import type { ProjectInfoStore } from './project-info.ts';
import type { QueueKeeper } from './queue-keeper.ts';
import type { RehearsalKeeper } from './rehearsal-keeper.ts';
import type { ReleaseMirror } from './release-mirror.ts';
import type { ReleasesStore } from './releases.ts';
import type { RunStore } from './run.ts';
import type { SessionHolder } from './session.ts';
import type { TargetStore } from './target.ts';
import type { TryItStore } from './try-it-store.ts';

/** What deploying, running and following have of their own, and what they need of the workbench. */
export interface DeployWorld {
  readonly deployment: DeploymentStore;
  readonly build: BuildStore;
  readonly run: RunStore;
  readonly logs: LogsStore;
  readonly target: TargetStore;
  readonly tryIt: TryItStore;
  readonly projectInfo: ProjectInfoStore;
  readonly releases: ReleasesStore;
  readonly drift: DriftStore;
  /** Absent: this browser remembers no releases. */
  readonly mirror?: ReleaseMirror;
  /** Absent: this browser has none. */
  readonly notifications?: DesktopNotifications;
  /** Absent: there are no other tabs. */
  readonly tabs?: DeploymentTabs;
  /** What is asked of the stack, one after the other. */
  readonly queue: QueueKeeper;
  /** Simulated accounts that were begun. */
  readonly rehearsals: RehearsalKeeper;
  readonly workbench: Workbench;
  readonly clouds: Clouds;
  readonly deployments: Deployments;
  readonly followed: FollowedDeployment;
  readonly clock: Clock;
  readonly random: Random;
}

/** The open project and the screen around it, as far as a deployment cares. */
export interface Workbench {
  /** The project as it is this moment, every edit in it. */
  opened(): OpenedProject | undefined;
  /** What its code and manifest came to last. */
  generated(): Generated | undefined;
  /** The same, once the scan is of this very moment. */
  fresh(): Promise<OpenedProject | undefined>;
  manifestProblems(): readonly Problem[];
  /** What scanning and generating found last: its errors would be the deployment's. */
  knownProblems(): readonly Problem[];
  /** Calls back after the opened project was changed, or another one was opened. */
  onChange(listener: () => void): Disposable;
  /** False: it can't be written, which was said. */
  writeProject(project: Project): boolean;
  writeFile(path: string, text: string): void;
  removeFile(path: string): void;
  say(message: Message): void;
  /** Shows problems of the project in the Problems panel, until the next build or deployment. */
  report(problems: readonly Problem[]): void;
  /** The same with what a deployment ran into: it goes, too, when deployments go elsewhere. */
  reportEnd(problems: readonly Problem[]): void;
  /** What a deployment ran into is past. */
  dropEnd(): void;
  /** Deployments go elsewhere: what was said and found of where they went before is past. */
  leaveTarget(): void;
  /** Opens where something stands: its line in the editor, its form in the inspector. */
  goTo(at: Place): void;
  /** Hands a file to the person at the screen. */
  download(name: string, text: string): void;
  /** A deployment went well: what was only remembered until then can be forgotten. */
  deployed(): void;
  readonly settings: Settings;
  /** Whether every edit is kept yet, in words: `All edits are kept in this browser`. */
  savedText(): string;
}

export interface OpenedProject {
  readonly id: string;
  readonly project: Project;
  readonly files: ProjectFiles;
  readonly scan: ScanResult;
  /** It came from somewhere else: a folder, a zip, a link. */
  readonly isForeign: boolean;
}

/** A toast. */
export interface Message {
  readonly kind: 'info' | 'success' | 'error';
  readonly text: string;
  readonly detail?: string;
  /** What can be done about it, while the toast stands there. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** It is about no open project: it stays when another one is opened. */
  readonly staysAcrossProjects?: boolean;
  /** It is about a deployment that nobody looks at: it goes when the monitor is opened. */
  readonly isWhileClosed?: boolean;
  /** It tells of a deployment that failed, or could not begin: it goes when the next one begins. */
  readonly isOfDeployment?: boolean;
  /** It tells of what has become of the stack: it goes when deployments go elsewhere, as all does that tells of a deployment. */
  readonly isOfTarget?: boolean;
  /** It tells of edits that are only in memory: it goes once they are kept. */
  readonly isUntilKept?: boolean;
  /** Files that another tab edited too: it goes once somebody has chosen, for any of them. */
  readonly untilChosen?: readonly string[];
}

/** Small things that are remembered. Losing them loses no work. */
export interface Settings {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** What the mains plug in. */
export interface Clouds {
  cloud(id: string): Cloud | undefined;
  readonly session: SessionHolder;
  /** Absent: this page has no simulator. */
  readonly rehearsals?: Rehearsals;
  build(request: BuildRequest, onProgress: (progress: BuildProgress) => void, signal: AbortSignal): Promise<BuildResult>;
}
