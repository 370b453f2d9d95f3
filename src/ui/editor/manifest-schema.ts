import { MANIFEST_FILE } from '#model/project.ts';
import { SCHEMA_ADDRESS } from '#model/project-file.ts';
import { jsonDefaults } from './monaco.ts';

/** Gives the manifest its schema, so that keys are offered and wrong values underlined. It lies beside the page; without it JSON is checked all the same. */
export function giveManifestSchema(): void {
  const options = { validate: true, allowComments: false, enableSchemaRequest: false, schemaRequest: 'ignore' } as const;
  jsonDefaults.setDiagnosticsOptions({ ...options, schemas: [] });
  fetch(new URL('schema/project.v1.json', document.baseURI))
    .then((answer) => (answer.ok ? (answer.json() as Promise<unknown>) : undefined))
    .then(
      (schema) => {
        if (schema) jsonDefaults.setDiagnosticsOptions({ ...options, schemas: [{ uri: SCHEMA_ADDRESS, fileMatch: [MANIFEST_FILE], schema }] });
      },
      () => undefined,
    );
}
