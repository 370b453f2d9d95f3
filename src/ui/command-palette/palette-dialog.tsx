import { Command as Palette } from 'cmdk';
import { Dialog } from 'radix-ui';
import { COMMANDS } from '#state/commands-register.ts';
import { runCommand } from '#state/run-command.ts';
import { returnFocus } from '../parts/return-focus.ts';
import { shortcutOf } from '../parts/shortcut.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import './command-palette.css';

export function PaletteDialog() {
  const stores = useStores();
  const files = useSelect(stores.project, (state) => state.files);
  const close = () => stores.workspace.setState({ isPaletteShown: false });
  const enabled = COMMANDS.filter((one) => one.id !== 'command-palette' && (one.enabled?.(stores) ?? true));
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content className="dialog palette-dialog" aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
          <Dialog.Title className="for-readers">Command palette</Dialog.Title>
          <Palette label="Commands">
            <Palette.Input autoFocus placeholder="Type a command, or the name of a file" />
            <Palette.List>
              <Palette.Empty>Nothing of that name.</Palette.Empty>
              <Palette.Group heading="Commands">
                {enabled.map((command) => (
                  <Palette.Item
                    key={command.id}
                    value={`${command.menu} ${command.title}`}
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
