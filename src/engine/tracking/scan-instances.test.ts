import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// What a method does it does to what it is called on: not to what its base says, nor to what others of its class have.
const head = `import { DynamoDBClient, DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
const db = new DynamoDBClient({});
`;
const reads = (what: string): string => `read() { return db.send(new GetItemCommand({ TableName: ${what}, Key: {} })); }`;
const getOrders = 'dynamodb GetItem orders [dynamodb:GetItem]';
const getUsers = 'dynamodb GetItem users [dynamodb:GetItem]';
const putOrders = 'dynamodb PutItem orders [dynamodb:PutItem]';
const putUsers = 'dynamodb PutItem users [dynamodb:PutItem]';
const deleteUsers = 'dynamodb DeleteItem users [dynamodb:DeleteItem]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a field that an heir overrides',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { table = process.env.USERS_TABLE; }
export const handler = () => new Heir().read();`,
    [getUsers],
  ],
  [
    'a method that an heir overrides',
    `class Base { name() { return process.env.ORDERS_TABLE; } ${reads('this.name()')} }
class Heir extends Base { name() { return process.env.USERS_TABLE; } }
export const handler = () => new Heir().read();`,
    [getUsers],
  ],
  [
    'a getter that an heir overrides',
    `class Base { get table() { return process.env.ORDERS_TABLE; } ${reads('this.table')} }
class Heir extends Base { get table() { return process.env.USERS_TABLE; } }
export const handler = () => new Heir().read();`,
    [getUsers],
  ],
  [
    'a static field that an heir overrides',
    `class Base { static table = process.env.ORDERS_TABLE; static ${reads('this.table')} }
class Heir extends Base { static table = process.env.USERS_TABLE; }
export const handler = () => Heir.read();`,
    [getUsers],
  ],
  [
    'an heir that calls what it overrides, and the heir of an heir',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { read() { return super.read(); } }
class Last extends Heir { table = process.env.USERS_TABLE; }
export const handler = () => new Last().read();`,
    [getUsers],
  ],
  [
    'a base and its heir, both in use',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { table = process.env.USERS_TABLE; }
export const handler = async () => { await new Base().read(); await new Heir().read(); };`,
    [getOrders, getUsers],
  ],
  [
    'a method that is handed on: nobody knows on what it is called, so any heir counts',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { table = process.env.USERS_TABLE; }
const heir = new Heir();
export const handler = heir.read.bind(heir);`,
    [getOrders, getUsers],
  ],
  [
    'a method of a name that something unknown has too: any heir counts',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { table = process.env.USERS_TABLE; }
export const handler = (event) => [new Base().read(), event.what.read()];`,
    [getOrders, getUsers],
  ],
  [
    'a method that may be called by a key which is not written down: any heir counts',
    `class Base { table = process.env.ORDERS_TABLE; ${reads('this.table')} }
class Heir extends Base { table = process.env.USERS_TABLE; }
export const handler = (event) => [new Base().read(), new Heir()[event.verb]()];`,
    [getOrders, getUsers],
  ],
  [
    'two instances of one class: each does what is called on it',
    `class Repository { constructor(table) { this.table = table; } ${reads('this.table')} write() { return db.send(new PutItemCommand({ TableName: this.table, Item: {} })); } }
const orders = new Repository(process.env.ORDERS_TABLE), users = new Repository(process.env.USERS_TABLE);
export const handler = async () => { await orders.read(); await users.write(); };`,
    [getOrders, putUsers],
  ],
  [
    'two instances, by a factory, a private field and a method that calls another one',
    `class Repository { #table; constructor(table) { this.#table = table; } static open(table) { return new Repository(table); } #get() { return db.send(new GetItemCommand({ TableName: this.#table, Key: {} })); } read() { return this.#get(); } write() { return db.send(new PutItemCommand({ TableName: this.#table, Item: {} })); } }
const orders = Repository.open(process.env.ORDERS_TABLE), users = Repository.open(process.env.USERS_TABLE);
export const handler = async () => { await orders.read(); await users.write(); };`,
    [getOrders, putUsers],
  ],
  [
    'two instances whose methods are arrows',
    `class Repository { constructor(private table: string) {} read = () => db.send(new GetItemCommand({ TableName: this.table, Key: {} })); write = () => db.send(new PutItemCommand({ TableName: this.table, Item: {} })); }
const orders = new Repository(process.env.ORDERS_TABLE!), users = new Repository(process.env.USERS_TABLE!);
export const handler = async () => { await orders.read(); await users.write(); };`,
    [getOrders, putUsers],
  ],
  [
    'a method that one heir alone has, of a table that its sibling never touches',
    `class Base { constructor(protected table: string) {} ${reads('this.table')} }
class Orders extends Base { constructor() { super(process.env.ORDERS_TABLE!); } save() { return db.send(new PutItemCommand({ TableName: this.table, Item: {} })); } }
class Users extends Base { remove() { return db.send(new DeleteItemCommand({ TableName: this.table, Key: {} })); } }
const users = new Users(process.env.USERS_TABLE!);
export const handler = async () => { const orders = new Orders(); await orders.read(); await orders.save(); await users.remove(); };`,
    [getOrders, putOrders, deleteUsers],
  ],
  [
    'services that are given their own',
    `class Repository { constructor(private table: string) {} ${reads('this.table')} remove() { return db.send(new DeleteItemCommand({ TableName: this.table, Key: {} })); } }
class Shop { constructor(private repository: Repository) {} run() { return this.repository.read(); } }
class Purge { constructor(private repository: Repository) {} run() { return this.repository.remove(); } }
export const handler = async () => { await new Shop(new Repository(process.env.ORDERS_TABLE!)).run(); await new Purge(new Repository(process.env.USERS_TABLE!)).run(); };`,
    [getOrders, deleteUsers],
  ],
  [
    'an object that is spread into another one, which has a table of its own',
    `const base = { table: process.env.ORDERS_TABLE, ${reads('this.table')} };
const other = { ...base, table: process.env.USERS_TABLE };
export const handler = () => other.read();`,
    [getUsers],
  ],
  [
    'an object that is merged with another one',
    `const base = { table: process.env.ORDERS_TABLE, ${reads('this.table')} };
const other = Object.assign({}, base, { table: process.env.USERS_TABLE });
export const handler = () => other.read();`,
    [getUsers],
  ],
  [
    'an object whose table is written',
    `const store = { table: process.env.ORDERS_TABLE, ${reads('this.table')} };
store.table = process.env.USERS_TABLE;
export const handler = () => store.read();`,
    [getOrders, getUsers],
  ],
  [
    'an instance whose field is written',
    `class Repository { constructor(public table) {} ${reads('this.table')} }
const repository = new Repository(process.env.ORDERS_TABLE); repository.table = process.env.USERS_TABLE;
export const handler = () => repository.read();`,
    [getOrders, getUsers],
  ],
  [
    'a static field that is written',
    `class Repository { static table = process.env.ORDERS_TABLE; static ${reads('this.table')} }
Repository.table = process.env.USERS_TABLE;
export const handler = () => Repository.read();`,
    [getOrders, getUsers],
  ],
  [
    'a setter',
    `class Repository { #table = process.env.ORDERS_TABLE; set table(name) { this.#table = name; } read() { return db.send(new GetItemCommand({ TableName: this.#table, Key: {} })); } }
const repository = new Repository(); repository.table = process.env.USERS_TABLE;
export const handler = () => repository.read();`,
    [getOrders, getUsers],
  ],
  [
    'a class that a function makes of another one',
    `class Repository { constructor(table) { this.table = table; } }
const readable = (Base) => class extends Base { ${reads('this.table')} };
class Readable extends readable(Repository) {}
const other = new Repository(process.env.USERS_TABLE);
export const handler = () => new Readable(process.env.ORDERS_TABLE).read();`,
    [getOrders],
  ],
  [
    'an instance that somebody else’s code is given: it may call what it likes on it',
    `import { register } from 'container';
class Repository { constructor(private table: string) {} ${reads('this.table')} }
const orders = new Repository(process.env.ORDERS_TABLE!), users = new Repository(process.env.USERS_TABLE!);
register({ repositories: [users] });
export const handler = () => orders.read();`,
    [getOrders, getUsers],
  ],
  [
    'an object that is written into through another variable',
    `const base = { table: process.env.ORDERS_TABLE };
const same = base; same.table = process.env.USERS_TABLE;
export const handler = () => db.send(new GetItemCommand({ TableName: base.table, Key: {} }));`,
    [getOrders, getUsers],
  ],
  [
    'an input that a function writes into',
    `const withTable = (input, table) => { input.TableName = table; };
export const handler = () => { const input = { Key: {} }; withTable(input, process.env.USERS_TABLE); return db.send(new GetItemCommand(input)); };`,
    [getUsers],
  ],
  [
    'an input that is written into once the command is made',
    `export const handler = () => { const command = new GetItemCommand({ TableName: process.env.ORDERS_TABLE, Key: {} }); command.input.TableName = process.env.USERS_TABLE; return db.send(command); };`,
    [getOrders, getUsers],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': head + code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}
