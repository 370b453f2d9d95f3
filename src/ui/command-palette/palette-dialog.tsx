import { Command as Palette } from 'cmdk';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { openForm } from '#state/commands/open-form.ts';
import { COMMANDS } from '#state/commands-register.ts';
import { type PaletteChoice, paletteChoices } from '#state/palette-choices.ts';
import { attempt, runCommand } from '#state/run-command.ts';
import type { Stores } from '#state/stores.ts';
import { returnFocus } from '../parts/return-focus.ts';
import { shortcutOf } from '../parts/shortcut.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { PLACEHOLDER } from './palette-waiting.tsx';
import { nameOf, rank } from './rank.ts';
import { useSeen } from './use-seen.ts';
import './command-palette.css';

const byName = rank(new Set(COMMANDS.filter((one) => one.leaves).map(nameOf)));

// It brings a parser along, which the screen does without at first.
const placing = () => import('#state/commands/use-palette.ts');

/** As the menus of the Resources pane do it. */
async function choose({ edit, editor }: Stores, { kind, item }: PaletteChoice): Promise<void> {
  if (kind === 'define') openForm(edit, { ...item, intent: { kind: 'define-resource' } });
  else if (kind === 'insert') (await placing()).insertAtCursor(edit, editor, item);
  else (await placing()).addTriggerAtCursor(edit, editor, item);
}

export function PaletteDialog({
  search,
  onSearch,
  onClose: close,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onClose: () => void;
}) {
  const stores = useStores();
  const files = useSelect(stores.project, (state) => state.files);
  const project = useSelect(stores.project, (state) => state.project);
  const choices = project ? paletteChoices(stores.edit.bench.catalogue(), project) : [];
  const [selected, setSelected] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const isAwaited = useRef(false);
  const shown = `${search}\n${selected}`;
  const seen = useSeen(shown, () => {
    if (isAwaited.current) root.current?.querySelector<HTMLElement>('[cmdk-item][aria-selected="true"]')?.click();
    isAwaited.current = false;
  });
  // Only what stands there as selected is carried out: for what was typed just before, Enter waits until it does; without a word it is nobody's choice.
  const enter = (event: KeyboardEvent) => {
    isAwaited.current = false;
    if (event.key !== 'Enter' || seen.current === shown) return;
    event.preventDefault();
    isAwaited.current = search !== '';
  };
  const enabled = COMMANDS.filter((one) => one.id !== 'command-palette' && (one.enabled?.(stores) ?? true));
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content className="dialog palette-dialog" aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
          <Dialog.Title className="for-readers">Command palette</Dialog.Title>
          <Palette label="Commands" filter={byName} value={selected} onValueChange={setSelected} ref={root} onKeyDown={enter}>
            <Palette.Input
              autoFocus
              placeholder={PLACEHOLDER}
              value={search}
              onValueChange={onSearch}
              // What was typed before the list came is gone on with.
              onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
            />
            <Palette.List>
              <Palette.Empty>Nothing of that name.</Palette.Empty>
              <Palette.Group heading="Commands">
                {enabled.map((command) => (
                  <Palette.Item
                    key={command.id}
                    value={nameOf(command)}
                    onSelect={() => {
                      close();
                      runCommand(stores, command);
                    }}
                  >
                    <span className="quiet">{command.menu}:</span> {command.title}
                    <kbd>{shortcutOf(command)}</kbd>
                  </Palette.Item>
                ))}
              </Palette.Group>
              {choices.length > 0 && (
                <Palette.Group heading="Resources">
                  {choices.map((choice) => (
                    <Palette.Item
                      key={choice.title}
                      value={choice.title}
                      onSelect={() => {
                        close();
                        attempt(stores, () => choose(stores, choice));
                      }}
                    >
                      {choice.title}
                    </Palette.Item>
                  ))}
                </Palette.Group>
              )}
              <Palette.Group heading="Files">
                {Object.keys(files).map((path) => (
                  <Palette.Item
                    key={path}
                    value={path}
                    onSelect={() => {
                      close();
                      stores.edit.bench.reveal({ file: path });
                    }}
                  >
                    {path}
                  </Palette.Item>
                ))}
              </Palette.Group>
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
