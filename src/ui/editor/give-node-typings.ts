import { javascriptDefaults, typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';

let giving: Promise<void> | undefined;

/** Gives the language service what Node declares, once: large, so only when the service itself is begun. */
export function giveNodeTypings(): Promise<void> {
  giving ??= give().catch((error: unknown) => {
    // Without it all that is Node's would be underlined: rather nothing is.
    typescriptDefaults.setDiagnosticsOptions({ ...typescriptDefaults.getDiagnosticsOptions(), noSemanticValidation: true });
    reportError(error);
  });
  return giving;
}

async function give(): Promise<void> {
  const { files } = await import('virtual:node-typings');
  for (const [path, content] of Object.entries(files))
    for (const defaults of [typescriptDefaults, javascriptDefaults]) defaults.addExtraLib(content, `file:///typings/node/${path}`);
}
