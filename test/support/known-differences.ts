import type { Story, Told } from './courses.ts';

/** Where the simulated and the local cloud tell a driver different stories: what, who is right, and by which page. */
export interface Difference {
  readonly what: string;
  readonly right: 'the simulator';
  readonly page: string;
  /** It hangs on how quick the local cloud is: it need not show each time. */
  readonly isOfTime?: boolean;
  /** The story without it. */
  forget(story: Story): Story;
}

const eachTold =
  (forget: (told: Told) => Told) =>
  (story: Story): Story =>
    story.map((one) => ('phases' in one ? forget(one) : one));

export const DIFFERENCES: readonly Difference[] = [
  {
    what: 'a successful update ends with a clearing away, also where nothing has to be cleared away',
    right: 'the simulator',
    page: 'User Guide, "Stack status codes": UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    forget: eachTold((told) => ({ ...told, stack: told.stack.replace(' > UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', '') })),
  },
  {
    what: 'what an update adds is created, not updated',
    right: 'the simulator',
    page: 'API Reference, StackEvent: ResourceStatus',
    forget: eachTold((told) => ({
      ...told,
      events: Object.fromEntries(Object.entries(told.events).map(([id, words]) => [id, words.replaceAll(/(CREATE|UPDATE)_/g, 'MAKE_')])),
    })),
  },
  {
    what: 'what an update removes, or leaves behind for a new one, tells its deletion, or that it is kept',
    right: 'the simulator',
    page: 'User Guide, "Update behaviors of stack resources" and "UpdateReplacePolicy attribute"',
    forget: eachTold((told) =>
      told.stack.startsWith('UPDATE_IN_PROGRESS') && told.status === 'UPDATE_COMPLETE'
        ? {
            ...told,
            problems: told.problems.filter((one) => !one.startsWith('ResourceKept')),
            rows: told.rows.map((row) => row.replace(/^(remove \w+) skipped/, '$1 done')),
            events: Object.fromEntries(Object.entries(told.events).map(([id, words]) => [id, words.replace(/( > |^)DELETE_.*/, '')])),
          }
        : told,
    ),
  },
  {
    what: 'a custom resource is replaced for another provider only',
    right: 'the simulator',
    page: 'User Guide, "Custom resources"; API Reference, ResourceChange: PolicyAction',
    forget: eachTold((told) => ({ ...told, rows: told.rows.map((row) => row.replace(/(?<=^modify (match|second) .*) replaced .*/, '')) })),
  },
  {
    what: 'what an update leaves as it is, or takes in, tells of no update of its own',
    right: 'the simulator',
    page: 'User Guide, "Update behaviors of stack resources"; "Import AWS resources into a stack": IMPORT_COMPLETE',
    forget: (story) =>
      story.map((one) => {
        if ('resources' in one) return { ...one, resources: one.resources.map((line) => line.replace(/(CREATE|UPDATE|IMPORT)_COMPLETE/, 'COMPLETE')) };
        if (!('phases' in one)) return one;
        const events = Object.entries(one.events).map(([id, words]) => [
          id,
          words.replace(/(?<=IMPORT_COMPLETE) > (MAKE|UPDATE)_IN_PROGRESS > (MAKE|UPDATE)_COMPLETE/, ''),
        ]);
        return { ...one, events: Object.fromEntries(events) };
      }),
  },
  {
    what: 'a rollback takes time, so that it is seen',
    isOfTime: true,
    right: 'the simulator',
    page: 'User Guide, "Stack failure options"',
    forget: eachTold((told) => ({ ...told, phases: told.phases.filter((phase) => phase !== 'rollingBack') })),
  },
  {
    what: 'a stack whose creation was taken back still names what it had',
    right: 'the simulator',
    page: 'API Reference, ListStackResources: DELETE_COMPLETE among the statuses',
    forget: (story) => story.map((one) => ('resources' in one && one.status === 'ROLLBACK_COMPLETE' ? { ...one, resources: [] } : one)),
  },
  {
    what: 'what a failed deletion depends on is not deleted before it',
    right: 'the simulator',
    page: 'User Guide, "DependsOn attribute": deleted in the reverse order',
    forget: eachTold((told) =>
      told.status === 'DELETE_FAILED'
        ? {
            ...told,
            rows: told.rows.filter((row) => / failed/.test(row)),
            problems: told.problems.filter((one) => !one.startsWith('ResourceKept')),
            events: {},
          }
        : told,
    ),
  },
  {
    what: 'a name that another stack has is refused when the changes are staged; the local cloud lets the second one have it',
    right: 'the simulator',
    page: 'User Guide, "Validate stack deployments": resource name conflicts',
    forget: (story) =>
      story.some((one) => 'problems' in one && one.problems.some((problem) => problem.startsWith('StagingFailed'))) ||
      (story.length === 3 && isTakenOver(story))
        ? []
        : story,
  },
];

/** Two projects made the same named thing, and nobody complained. */
function isTakenOver(story: Story): boolean {
  return story.slice(0, 2).every((one) => 'rows' in one && one.rows.join() === 'add news done') && 'condition' in (story[2] ?? {});
}
