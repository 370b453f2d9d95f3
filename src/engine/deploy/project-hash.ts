import { stableJson } from '#base/stable-json.ts';
import type { Digest } from '#kit/ports.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { DeployRequest } from './deploy-request.ts';

/** One hash for a snapshot of the project: every file by path and content, and whatever else decides what is deployed. */
export async function projectHashOf(digest: Digest, files: ProjectFiles, settings: unknown = null): Promise<string> {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  for (const path of Object.keys(files).sort()) {
    const content = files[path] ?? '';
    lines.push(`${await digest.sha256(typeof content === 'string' ? encoder.encode(content) : content)} ${path}`);
  }
  return digest.sha256(encoder.encode(`${lines.join('\n')}\n${stableJson(settings ?? null)}`));
}

/** That of a request, once it is built. */
export function builtHash({ projectHash }: DeployRequest): { readonly projectHash?: string } {
  const hash = typeof projectHash === 'function' ? projectHash() : projectHash;
  return hash ? { projectHash: hash } : {};
}
