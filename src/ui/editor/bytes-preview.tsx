import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { sizeText } from '#base/size-text.ts';
import './bytes-preview.css';

export interface BytesPreviewProps {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly onDownload: () => void;
}

/** What browsers draw, by the ending of the name. */
const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
};

/** A file that is no text: the picture on a chequered ground, or else what there is to say of bytes. */
export function BytesPreview({ path, bytes, onDownload }: BytesPreviewProps) {
  const type = IMAGES[path.split('.').at(-1)?.toLowerCase() ?? ''];
  const address = useMemo(() => (type === undefined ? undefined : URL.createObjectURL(new Blob([bytes as BlobPart], { type }))), [bytes, type]);
  const [drawn, setDrawn] = useState<{ readonly address: string | undefined; readonly words: string | undefined }>();
  useEffect(() => () => (address === undefined ? undefined : URL.revokeObjectURL(address)), [address]);
  const seen = drawn?.address === address ? drawn : undefined;
  const isImage = address !== undefined && !(seen && seen.words === undefined);
  return (
    <div className="bytes-preview" role="tabpanel" aria-label={`Preview of ${path}`}>
      <header className="bytes-head">
        <span>
          {[sizeText(bytes.length), seen?.words, isImage ? undefined : type === undefined ? 'not text' : 'no picture that can be drawn']
            .filter((one) => one !== undefined)
            .join(' · ')}
        </span>
        <button type="button" className="button button-small" onClick={onDownload}>
          <Download size={14} aria-hidden /> Download
        </button>
      </header>
      {isImage ? (
        <div className="bytes-image">
          <img
            src={address}
            alt={path.split('/').at(-1)}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setDrawn({ address, words: `${naturalWidth} × ${naturalHeight} pixels` })}
            onError={() => setDrawn({ address, words: undefined })}
          />
        </div>
      ) : (
        <p className="editor-empty quiet">{path} is no text that can be edited here. Download it to look inside.</p>
      )}
    </div>
  );
}
