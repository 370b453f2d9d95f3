import type { StoredObject } from '../account-state.ts';

/** Bytes as a saved account keeps them: base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function bodyText({ body }: StoredObject): string {
  return new TextDecoder().decode(fromBase64(body));
}
