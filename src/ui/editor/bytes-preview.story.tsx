import type { Stories } from '#ui/parts/story.ts';
import { BytesPreview } from './bytes-preview.tsx';

/** A picture of two by two pixels, half of it see-through. */
const PNG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR42mM4YWPznwEGbKJO/AcAJx0EnUtXTIoAAAAASUVORK5CYII='), (letter) =>
  letter.charCodeAt(0),
);

export const stories: Stories = {
  picture: () => <BytesPreview path="sample/dot.png" bytes={PNG} onDownload={() => undefined} />,
  bytes: () => <BytesPreview path="lib/native.node" bytes={new Uint8Array(812_000)} onDownload={() => undefined} />,
};
