/** One place of the emulator's own source that is changed after its installation: `from` stands there exactly once. */
export interface Amendment {
  /** Within the package. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const STACKS = 'services/cloudformation/stacks.py';
const PROVISIONERS = 'services/cloudformation/provisioners.py';

/**
 * Where version 1.5.33 would take what a person kept: it names what has no name by stack and logical id alone, so what is made anew comes out
 * with the name of what an earlier stack left behind, and in its place. The emulator draws other names already where it replaces something,
 * and keeps for each resource what it drew; it is made to do so for all that is made. What was made before keeps its name.
 */
export const AMENDMENTS: readonly Amendment[] = [
  // What a stack creates.
  { file: STACKS, from: '    token = _NAME_SEED.set("")\n', to: '    token = _NAME_SEED.set(new_uuid()[:8])\n' },
  // What a stack within a stack creates; what was drawn is kept with it there too, or its next update would take it for renamed.
  {
    file: PROVISIONERS,
    from: '                physical_id, attrs = _provision_resource(\n                    resource_type, child_logical_id, new_tagged, child_name,\n                )\n',
    to: [
      '                seed_token = _NAME_SEED.set(new_uuid()[:8])',
      '                try:',
      '                    physical_id, attrs = _provision_resource(',
      '                        resource_type, child_logical_id, new_tagged, child_name,',
      '                    )',
      '                    name_seed = _NAME_SEED.get()',
      '                finally:',
      '                    _NAME_SEED.reset(seed_token)',
      '',
    ].join('\n'),
  },
  // A table's keys and local indexes can't be changed in place: it is emptied, where others of the kind are replaced and kept as their policy says.
  {
    file: PROVISIONERS,
    from: '    "AWS::DynamoDB::Table": ("TableName", "ImportSourceSpecification"),\n',
    to: '    "AWS::DynamoDB::Table": ("TableName", "ImportSourceSpecification", "KeySchema", "LocalSecondaryIndexes"),\n',
  },
];
