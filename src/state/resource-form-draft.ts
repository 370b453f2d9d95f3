import type { Json, JsonObject } from '#base/json.ts';
import { type Catalogue, resourceTypeOf, type ServiceEntry, serviceOf, splitTypeId, triggerTypeOf } from '#kit/catalogue.ts';
import type { Fields } from '#kit/field.ts';
import { nameFrom, suggestName, suggestTriggerName } from '#model/edit/names.ts';
import type { Project } from '#model/project.ts';
import type { CallMark, FieldValues } from '#model/usage.ts';

/** Why the form is open: what its last button will do. */
export type FormIntent =
  | { readonly kind: 'insert-operation'; readonly file: string; readonly offset: number }
  | { readonly kind: 'update-operation'; readonly mark: CallMark }
  | { readonly kind: 'add-trigger'; readonly function: string }
  | { readonly kind: 'update-trigger'; readonly function: string; readonly trigger: string }
  | { readonly kind: 'define-resource' };

/** A resource that exists: one of the project's, or one of the account's that is not in the project yet. */
export type ExistingChoice =
  | { readonly from: 'project'; readonly name: string }
  | { readonly from: 'account'; readonly name: string; readonly reference: string };

/** All that the form holds while it is open. Closing it drops this, and nothing else has changed. */
export interface FormDraft {
  readonly intent: FormIntent;
  readonly service: string;
  /** The resource's type id; absent where the operation or trigger has no resource, such as a schedule. */
  readonly type?: string;
  /** The manual's tabs. */
  readonly tab: 'new' | 'existing';
  readonly name: string;
  readonly properties: JsonObject;
  readonly existing?: ExistingChoice;
  readonly operation?: string;
  readonly values: FieldValues;
  /** In words: parts of a call that stands in the code which the form can't show, and leaves alone. */
  readonly unreadable: readonly string[];
  /** None of the call's arguments stand in place, so none can be changed here. */
  readonly isLocked: boolean;
  readonly trigger?: string;
  readonly triggerName: string;
  readonly options: JsonObject;
}

export interface FormStart {
  readonly intent: FormIntent;
  readonly service: string;
  /** A resource of the project was dragged, not the service. */
  readonly resource?: string;
  /** One kind of operation or trigger was meant; else the first. */
  readonly operation?: string;
  readonly trigger?: string;
}

/** The form as it opens: names suggested, the project's resource offered before a new one where it has any. */
export function startDraft(start: FormStart, project: Project, catalogue: Catalogue): FormDraft {
  const service = serviceOf(catalogue, start.service);
  const isTrigger = start.intent.kind === 'add-trigger';
  const dragged = start.resource === undefined ? undefined : project.resources[start.resource]?.type;
  const empty: FormDraft = {
    intent: start.intent,
    service: start.service,
    tab: 'new',
    name: '',
    properties: {},
    values: {},
    unreadable: [],
    isLocked: false,
    triggerName: '',
    options: {},
  };
  if (!service) return empty;
  if (start.intent.kind === 'define-resource') return withType(empty, dragged ?? firstType(service), project, catalogue, start.resource);
  // What stands already is read by who opens the form on it.
  if (start.intent.kind === 'update-trigger' || start.intent.kind === 'update-operation') return empty;
  if (isTrigger) return withTrigger(empty, start.trigger ?? firstTrigger(service, dragged) ?? '', project, catalogue, start.resource);
  return withOperation(empty, start.operation ?? firstOperation(service, dragged) ?? '', project, catalogue, start.resource);
}

/** Another operation: values of fields that both have are kept. */
export function withOperation(draft: FormDraft, operation: string, project: Project, catalogue: Catalogue, resource?: string): FormDraft {
  const service = serviceOf(catalogue, draft.service);
  const entry = service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  if (!entry) return draft;
  const values = Object.fromEntries(Object.entries(draft.values).filter(([key]) => Object.hasOwn(entry.fields, key)));
  return withType({ ...draft, operation, values }, `${draft.service}.${entry.resourceType}`, project, catalogue, resource);
}

export function withTrigger(draft: FormDraft, trigger: string, project: Project, catalogue: Catalogue, resource?: string): FormDraft {
  const service = serviceOf(catalogue, draft.service);
  const entry = service && Object.hasOwn(service.triggers, trigger) ? service.triggers[trigger] : undefined;
  if (!entry || draft.intent.kind === 'insert-operation') return draft;
  const options = Object.fromEntries(Object.entries(draft.options).filter(([key]) => Object.hasOwn(entry.fields, key)));
  const own = draft.intent.kind === 'add-trigger' ? { triggerName: suggestTriggerName(project, draft.intent.function, nameFrom(trigger)) } : {};
  const next = { ...draft, ...own, trigger, options };
  if (entry.resourceType !== undefined) return withType(next, `${draft.service}.${entry.resourceType}`, project, catalogue, resource);
  const { type: _, ...without } = next;
  return without;
}

/** Another function to trigger: the trigger's name has to be free there. */
export function withFunction(draft: FormDraft, name: string, project: Project): FormDraft {
  if (draft.intent.kind !== 'add-trigger') return draft;
  return { ...draft, intent: { kind: 'add-trigger', function: name }, triggerName: suggestTriggerName(project, name, draft.triggerName) };
}

/** The draft about a resource of this type; what was said of another type is dropped. */
function withType(draft: FormDraft, type: string | undefined, project: Project, catalogue: Catalogue, resource?: string): FormDraft {
  if (type === undefined || (draft.type === type && resource === undefined)) return draft;
  // A trigger that can't come from the account isn't offered what is the account's.
  const isOwnOnly = draft.trigger !== undefined && triggerTypeOf(catalogue, `${draft.service}.${draft.trigger}`)?.onAccountsResource === 'no';
  const names = Object.entries(project.resources).flatMap(([name, one]) => (one.type === type && !(isOwnOnly && one.origin === 'account') ? [name] : []));
  const chosen = resource ?? (draft.intent.kind === 'define-resource' ? undefined : names[0]);
  const { existing: _, ...rest } = draft;
  return {
    ...rest,
    type,
    tab: chosen === undefined ? 'new' : 'existing',
    name: suggestName(project, wishFor(type)),
    properties: firstProperties(resourceTypeOf(catalogue, type)?.fields ?? {}),
    ...(chosen === undefined ? {} : { existing: { from: 'project', name: chosen } as const }),
  };
}

/** What a new resource can't do without begins with the usual value: a table's key with `id`. */
function firstProperties(fields: Fields): JsonObject {
  const needed = Object.entries(fields).filter(([, field]) => field.optional !== true && field.default === undefined);
  return Object.fromEntries(
    needed.flatMap(([key, field]): [string, Json][] => {
      if (field.kind === 'group') return [[key, firstProperties(field.fields)]];
      return typeof field.sample === 'string' || typeof field.sample === 'number' ? [[key, field.sample]] : [];
    }),
  );
}

/** `s3.bucket` → `bucket`, `sqs.queue` → `queue`, `api-gateway.http-api` → `api`. */
function wishFor(type: string): string {
  const [, id] = splitTypeId(type);
  return nameFrom(id.split('-').at(-1) ?? id);
}

function firstType(service: ServiceEntry): string | undefined {
  const id = Object.keys(service.resourceTypes)[0];
  return id === undefined ? undefined : `${service.id}.${id}`;
}

function firstOperation(service: ServiceEntry, type: string | undefined): string | undefined {
  const ids = Object.keys(service.operations);
  return ids.find((id) => type === undefined || `${service.id}.${service.operations[id]?.resourceType}` === type) ?? ids[0];
}

function firstTrigger(service: ServiceEntry, type: string | undefined): string | undefined {
  const ids = Object.keys(service.triggers);
  return ids.find((id) => type === undefined || `${service.id}.${service.triggers[id]?.resourceType}` === type) ?? ids[0];
}
