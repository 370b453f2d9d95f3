import type { PaletteService } from '#state/palette.ts';

const WORDS = { trigger: 'can trigger functions', operation: 'can be called from code', both: 'can trigger functions and be called from code' } as const;

/** ⚡ triggers, </> is called from code, or both: a shape each, and words for who can't see them. */
export function RoleBadge({ role }: { readonly role: PaletteService['role'] }) {
  return (
    <span className="role-badge" title={WORDS[role]}>
      <span aria-hidden>
        {role === 'operation' ? null : <span className="role-trigger">⚡</span>}
        {role === 'trigger' ? null : <span className="role-operation">&lt;/&gt;</span>}
      </span>
      <span className="for-readers">{WORDS[role]}</span>
    </span>
  );
}
