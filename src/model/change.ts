/** One line of the change list: what the cloud will do to one resource of the stack when the staged changes are executed. */
export interface Change {
  readonly action: 'add' | 'modify' | 'remove' | 'import';
  readonly logicalId: string;
  /** Known once the resource exists. */
  readonly physicalId?: string;
  /** The cloud's type, `AWS::S3::Bucket`. */
  readonly type: string;
  /** The project's name for it, else the logical id. */
  readonly name: string;
  readonly replacement: 'never' | 'maybe' | 'always';
  /** Holds data by its type. */
  readonly holdsData: boolean;
  /** What becomes of the old one when it is removed or replaced: kept in the account, or deleted with what it holds. */
  readonly old?: 'kept' | 'deleted';
  /** Of what is made of several: those within it that hold data and go. */
  readonly within?: readonly string[];
  /** It was changed beside the stack since it was deployed last; only told where the cloud looks. */
  readonly drifted?: boolean;
  /** What causes it, in words: `Code changed`, `Tags changed`. */
  readonly causes: readonly string[];
}

/** Whether executing it takes something that holds data out of the stack's hands, kept in the account or not: needs a consent by name. */
export function losesData(change: Change): boolean {
  return change.holdsData && (change.action === 'remove' || (change.action === 'modify' && change.replacement !== 'never'));
}
