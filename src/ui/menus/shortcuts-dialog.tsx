import { COMMANDS } from '#state/commands-register.ts';
import { closeDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { shortcutText } from '../parts/shortcut.ts';
import { useStores } from '../stores-context.tsx';

/** What the keyboard does. */
export function ShortcutsDialog() {
  const stores = useStores();
  return (
    <DialogFrame title="Keyboard Shortcuts" className="shortcuts-dialog" onClose={() => closeDialog(stores)}>
      <div className="dialog-content">
        <table className="table">
          <tbody>
            {COMMANDS.filter((one) => one.shortcuts).map((command) => (
              <tr key={command.id}>
                <td>{command.title}</td>
                <td>
                  {command.shortcuts?.map((shortcut) => (
                    <kbd key={shortcut}>{shortcutText(shortcut)} </kbd>
                  ))}
                </td>
              </tr>
            ))}
            <tr>
              <td>Run the function, in the Run panel</td>
              <td>
                <kbd>{shortcutText('Mod+Enter')}</kbd>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </DialogFrame>
  );
}
