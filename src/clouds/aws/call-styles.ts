import type { CallStyle } from '#kit/call-style.ts';
import { sdkVersion2 } from './call-styles/sdk-version-2.ts';
import { sdkVersion3 } from './call-styles/sdk-version-3.ts';

/** How JavaScript and TypeScript call AWS: both SDKs, with their wrappers. */
export const callStyles: readonly CallStyle[] = [sdkVersion3, sdkVersion2];
