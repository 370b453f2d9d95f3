import { useState } from 'react';
import type { AccountList } from '#state/resource-form-account.ts';
import { type FormDraft, type FormStart, startDraft } from '#state/resource-form-draft.ts';
import { formProblems } from '#state/resource-form-problems.ts';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import type { Stories } from '#ui/parts/story.ts';
import { FormDialog } from './form-dialog.tsx';

const idle = () => {};
const insert = { kind: 'insert-operation', file: 'src/resize.ts', offset: 10 } as const;
const taken = Object.keys(aThumbnailer.resources);

function Form({ start, change = {}, account }: { readonly start: FormStart; readonly change?: Partial<FormDraft>; readonly account: AccountList }) {
  const [draft, setDraft] = useState<FormDraft>({ ...startDraft(start, aThumbnailer, aCatalogue), ...change });
  return (
    <FormDialog
      draft={draft}
      project={aThumbnailer}
      catalogue={aCatalogue}
      problems={formProblems(draft, aThumbnailer, aCatalogue)}
      preview={{
        code:
          draft.operation === undefined
            ? undefined
            : 'const object = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));',
        setup: draft.operation === undefined ? [] : ["import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';", 'const s3 = new S3Client({});'],
        grants: [{ actions: ['s3:GetObject'], on: 'its objects (photos)' }],
        manifest: draft.trigger === undefined ? undefined : JSON.stringify({ uploaded: { type: 's3.object-created', resource: 'photos' } }, null, 2),
      }}
      account={account}
      onChange={setDraft}
      onReload={idle}
      onCancel={idle}
      onInject={idle}
    />
  );
}

const listed: AccountList = {
  taken,
  state: 'listed',
  items: [
    { name: 'legacy-photos', reference: 'legacy-photos' },
    { name: 'logs', reference: 'logs' },
  ],
};

export const stories: Stories = {
  insertExisting: () => <Form start={{ intent: insert, service: 's3' }} account={listed} />,
  insertNew: () => (
    <Form start={{ intent: insert, service: 's3' }} change={{ tab: 'new', values: { key: { kind: 'expression', code: 'event.key' } } }} account={listed} />
  ),
  takenName: () => <Form start={{ intent: insert, service: 's3' }} change={{ tab: 'new', name: 'photos' }} account={listed} />,
  listingDenied: () => (
    <Form start={{ intent: insert, service: 's3' }} account={{ taken, state: 'unlisted', reason: 'Listing is denied to these credentials.' }} />
  ),
  partlyReadable: () => <Form start={{ intent: insert, service: 's3' }} change={{ unreadable: ['its arguments: params'], isLocked: true }} account={listed} />,
  trigger: () => <Form start={{ intent: { kind: 'add-trigger', function: 'report' }, service: 's3' }} account={listed} />,
  triggerOnAccount: () => (
    <Form
      start={{ intent: { kind: 'add-trigger', function: 'report' }, service: 's3' }}
      change={{ existing: { from: 'account', name: 'logs', reference: 'logs' } }}
      account={listed}
    />
  ),
  schedule: () => <Form start={{ intent: { kind: 'add-trigger', function: 'report' }, service: 'schedule' }} account={listed} />,
  define: () => <Form start={{ intent: { kind: 'define-resource' }, service: 's3' }} account={listed} />,
};
