/** What one role of a template may do, or who may use one resource, as the cloud's dialect reads it. */
export interface RolePolicy {
  /** The logical id: the same in two templates, it is the same role. */
  readonly id: string;
  /** The project's name for what it belongs to. */
  readonly name: string;
  readonly permissions: readonly RolePermission[];
  /** Tells the code apart that runs with it; absent: none of the template's. */
  readonly code?: string;
}

/** One action on one resource. */
export interface RolePermission {
  readonly action: string;
  /** In words, and the same for the same: the project's name where it has one. */
  readonly resource: string;
  /** As it stands in the template, as JSON: told apart by it from others. */
  readonly source: string;
  readonly who?: string;
  readonly isDenied?: boolean;
  /** All actions, or all resources. */
  readonly isWide?: boolean;
  /** Anybody may, without signing in. */
  readonly isPublic?: boolean;
}
