/** A file of 10,000 lines as somebody might write it: functions of eight lines with a call each, among types, constants and classes. */
export function largeFile(lines = 10_000): string {
  const parts = [
    "import { S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';",
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
    "import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';",
    '',
    'const s3 = new S3Client({});',
    'const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));',
    'const { ORDERS_TABLE, USERS_TABLE } = process.env;',
    '',
  ];
  for (let index = 0; parts.length < lines - 20; index++) {
    if (index % 10 === 0)
      parts.push(`interface Order${index} {`, '  readonly id: string;', '  readonly amount: number;', '  readonly tags?: readonly string[];', '}', '');
    parts.push(...KINDS[index % KINDS.length](index), '');
  }
  parts.push('export const handler = async (event: { readonly key: string }): Promise<unknown> => {', '  return load0(event.key);', '};');
  return `${parts.join('\n')}\n`;
}

const KINDS: readonly ((index: number) => string[])[] = [
  (index) => [
    `export async function load${index}(key: string): Promise<string | undefined> {`,
    '  const object = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: key }));',
    '  // The body is a stream; a missing one is an empty file.',
    "  return object.Body?.transformToString('utf-8');",
    '}',
  ],
  (index) => [
    `const save${index} = async (item: Record<string, unknown>, retries = 3): Promise<void> => {`,
    '  for (let attempt = 0; attempt < retries; attempt++) {',
    '    try {',
    '      await documents.send(new PutCommand({ TableName: ORDERS_TABLE, Item: { ...item, attempt, at: new Date().toISOString() } }));',
    '      return;',
    '    } catch (error) {',
    '      if (attempt === retries - 1) throw error;',
    '    }',
    '  }',
    '};',
  ],
  (index) => [
    `class Store${index} {`,
    '  private readonly cache = new Map<string, unknown>();',
    '  constructor(private readonly prefix: string) {}',
    '  async find(id: string, limit = 10): Promise<readonly unknown[]> {',
    '    const known = this.cache.get(id);',
    '    if (known !== undefined) return [known];',
    "    const params = { TableName: USERS_TABLE, KeyConditionExpression: '#id = :id', ExpressionAttributeNames: { '#id': 'id' }, Limit: limit };",
    "    const { Items = [] } = await documents.send(new QueryCommand({ ...params, ExpressionAttributeValues: { ':id': `${this.prefix}/${id}` } }));",
    '    return Items.filter((item) => item.amount > 0).map((item) => ({ ...item, id }));',
    '  }',
    '}',
  ],
  (index) => [
    `export function summarise${index}(orders: readonly { readonly amount: number; readonly tags?: readonly string[] }[]): Record<string, number> {`,
    '  const totals: Record<string, number> = {};',
    '  for (const order of orders) for (const tag of order.tags ?? []) totals[tag] = (totals[tag] ?? 0) + order.amount;',
    '  return Object.fromEntries(Object.entries(totals).sort(([a], [b]) => a.localeCompare(b)));',
    '}',
  ],
];
