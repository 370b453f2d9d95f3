// state remembers: vanilla stores made by createStores, and commands, one file for each thing that a person can do.
// It knows the engine and the shapes of clouds, and reaches the platform through these ports only.
import type { Disposable } from '#base/disposable.ts';
import type { BuildProgress, BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { PackageTypings, TypingsRequest } from '#engine/build/package-typings.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Digest, KeyValueStore, Network, Random, Registry } from '#kit/ports.ts';
import type { Rehearsals } from '#kit/rehearsal.ts';
import type { CredentialSource, Target } from '#kit/target.ts';
import type { FileContent, ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import type { Settings } from './deploy-world.ts';
import type { DeploymentTabs } from './follow-tabs.ts';

/** What the stores need of the world. The page fills it in once; a test or a story gives its own. */
export interface StatePorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: there is always one. */
  readonly network?: Network;
  readonly digest: Digest;
  readonly clouds: readonly Cloud[];
  /** Undefined where no local cloud runs; `localMissing` then says why, and what to do. */
  readonly local: Target | undefined;
  readonly localMissing: string | undefined;
  connect(target: Target, credentials: CredentialSource): CloudSession;
  build(request: BuildRequest, onProgress: (progress: BuildProgress) => void, signal: AbortSignal): Promise<BuildResult>;
  /** Declarations of imported packages, for the editor. */
  typings(request: TypingsRequest, signal: AbortSignal): Promise<PackageTypings>;
  scan(cloud: Cloud, project: Project, files: ProjectFiles): Promise<ScanResult>;
  readonly rehearsals?: Rehearsals;
  readonly registry: Registry | undefined;
  readonly projects: ProjectStorage;
  /** Keeps, beside the projects, what stands against another tab's edits. Absent: it lasts as long as the page. */
  readonly conflicts?: KeyValueStore;
  readonly settings: SettingsStorage;
  /** Small things of this tab alone, there after a reload. Absent: nothing is remembered. */
  readonly tab?: Settings;
  /** Keeps simulated accounts. Absent: they last as long as the page. */
  readonly keptRehearsals?: KeyValueStore;
  /** Remembers the ledgers of releases. Absent: they are read anew each time. */
  readonly releases?: KeyValueStore;
  readonly notifications?: DesktopNotifications;
  /** Where deployments' turns are told to other tabs. */
  readonly tabs?: DeploymentTabs;
  /** Keeps what is queued to be deployed. Absent: it lasts as long as the page. */
  readonly queues?: KeyValueStore;
  /** Absent: this tab is alone. */
  readonly locks?: TabLocks;
  readonly queueTabs?: QueueTabs;
  readonly examples: ExampleSource;
  readonly archive: Archive;
  /** The files of a folder that somebody chose, by their path below it. */
  readFolder(chosen: Iterable<File>): Promise<ProjectFiles>;
  /** What was chosen or dropped from outside the page, folders with all that is in them. Called while it is dropped: a moment later the browser takes it back. */
  outsideFiles(from: DataTransfer | Iterable<File>): Promise<readonly OutsideFile[]>;
  /** Hands a file to the person at the screen. */
  download(name: string, content: string | Uint8Array): void;
}

/** What only one tab of this browser may do at a time. */
export interface TabLocks {
  /** Does the work once nobody else holds the name; with `ifFree` not at all where somebody does: then it gives undefined. */
  hold<Result>(name: string, work: () => Promise<Result>, of?: { readonly ifFree?: boolean; readonly signal?: AbortSignal }): Promise<Result | undefined>;
}

/** Between the tabs of this browser: the queue of a project at a target has changed; what it is, is read. */
export interface QueueTabs {
  post(message: QueueChanged): void;
  onMessage(listener: (message: QueueChanged) => void): Disposable;
}

export interface QueueChanged {
  readonly projectId: string;
  /** As text: tabs of one project may look at different clouds. */
  readonly target: string;
}

/** Notifications of the desktop, for what ends while the page is not looked at. */
export interface DesktopNotifications {
  /** Nobody is asked by it. */
  permission(): 'granted' | 'denied' | 'default';
  /** Asks the person; only ever at their own tap. */
  ask(): Promise<'granted' | 'denied' | 'default'>;
  /** Does nothing where it isn't permitted. A tap on it brings the page back, and calls `onOpen`. */
  show(of: { readonly title: string; readonly body: string; readonly tag: string; onOpen(): void }): void;
  /** Whether the page is out of sight. */
  isAway(): boolean;
}

/** A file that isn't the project's yet. */
export interface OutsideFile {
  /** Below what was dropped: `a.png`, `pictures/a.png`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  read(): Promise<FileContent>;
}

export interface StoredProject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** It came from somewhere else: a folder, a zip. */
  readonly isForeign: boolean;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** Where the browser keeps projects, for all its tabs. What writes throws `CloudError('StorageFull')` where there is no room. */
export interface ProjectStorage {
  list(): Promise<StoredProject[]>;
  load(id: string): Promise<ProjectFiles | undefined>;
  /** Some files as they stand now; null: there is none. */
  read(id: string, paths: readonly string[]): Promise<Readonly<Record<string, FileContent | null>>>;
  /** A project that wasn't there, all or nothing. */
  add(about: StoredProject, files: ProjectFiles): Promise<void>;
  /**
   * Writes what changed (null: removed), all or nothing, and only over what the caller knows to be there: `stored`.
   * `theirs`: nothing was written, for another tab has written these since. `gone`: the project was removed.
   */
  save(
    about: StoredProject,
    changed: Readonly<Record<string, FileContent | null>>,
    stored: ProjectFiles,
  ): Promise<'kept' | 'gone' | { readonly theirs: Readonly<Record<string, FileContent | null>> }>;
  remove(id: string): Promise<void>;
  /** What other tabs write; `paths` null: the project was removed. */
  onWritten(listener: (written: { readonly id: string; readonly paths: readonly string[] | null }) => void): Disposable;
}

/** Small things that are remembered, by all tabs. Losing them loses no work. */
export interface SettingsStorage {
  get(key: string): string | undefined;
  /** An empty value forgets it. */
  set(key: string, value: string): void;
  /** What another tab sets. */
  onChange?(listener: (key: string) => void): Disposable;
}

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly services: readonly string[];
}

export interface ExampleSource {
  list(): Promise<Example[]>;
  load(id: string): Promise<ProjectFiles>;
}

/** Zips, as projects. `read` throws `CloudError('ArchiveInvalid')`. */
export interface Archive {
  read(bytes: Uint8Array): Promise<ProjectFiles>;
  write(files: ProjectFiles): Promise<Uint8Array>;
}
