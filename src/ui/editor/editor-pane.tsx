import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProjectFiles } from '#model/files.ts';
import { closeFile, openFile } from '#state/editor.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { BytesPreview } from './bytes-preview.tsx';
import { glyphStyles } from './service-glyphs.ts';
import { Tabs } from './tabs.tsx';
import './editor.css';

// Monaco is large: it is asked for as soon as an editor will be, not when its place has been drawn.
const coming = import('./code-editor.ts');
coming.catch(() => undefined); // said where the editor would be

/** Tabs and code. Monaco comes when a project is open for the first time; until then its place is kept. */
export function EditorPane() {
  const stores = useStores();
  const open = useSelect(stores.editor, (state) => state.open);
  const active = useSelect(stores.editor, (state) => state.active);
  const project = useSelect(stores.project, (state) => state.project);
  const isGone = useSelect(stores.project, (state) => active !== null && !Object.hasOwn(state.files, active));
  const bytes = useSelect(stores.project, (state) => bytesOf(state.files, active));
  const entries = useMemo(() => new Set(Object.values(project?.functions ?? {}).map((one) => one.entry)), [project]);
  const styles = useMemo(() => glyphStyles(stores.edit.bench.catalogue()), [stores]);
  return (
    <div className="editor-pane">
      <style>{styles}</style>
      {open.length > 0 ? (
        <Tabs
          open={open}
          active={active}
          entries={entries}
          onOpen={(path) => openFile(stores.editor, path)}
          onClose={(path) => closeFile(stores.editor, path)}
        />
      ) : null}
      {active === null ? <p className="editor-empty empty-note">Open a file in the Project pane, or make a new function.</p> : null}
      {isGone ? <p className="editor-empty empty-note">{active} is not there any more.</p> : null}
      {active !== null && bytes ? (
        <BytesPreview path={active} bytes={bytes} onDownload={() => stores.ports.download(active.split('/').at(-1) ?? active, bytes)} />
      ) : null}
      <CodeHost isShown={active !== null && !isGone && !bytes} />
    </div>
  );
}

function bytesOf(files: ProjectFiles, path: string | null): Uint8Array | undefined {
  const content = path === null ? undefined : files[path];
  return content instanceof Uint8Array ? content : undefined;
}

function CodeHost({ isShown }: { readonly isShown: boolean }) {
  const stores = useStores();
  const host = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let mounted: { dispose(): void } | undefined;
    let isGone = false;
    coming.then(
      ({ mountCodeEditor }) => {
        if (!isGone && host.current) mounted = mountCodeEditor(host.current, stores);
      },
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
      mounted?.dispose();
    };
  }, [stores]);
  return (
    <div id="editor-host" className="editor-host" role="tabpanel" aria-label="Code" hidden={!isShown}>
      {failure === undefined ? null : (
        <p className="editor-empty" role="alert">
          The editor could not be loaded: {failure}. Reload the page.
        </p>
      )}
      <div className="editor-code" ref={host} />
    </div>
  );
}
