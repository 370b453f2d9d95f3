import { COMMANDS } from '#state/commands-register.ts';
import { closeDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { shortcutText } from '../parts/shortcut.ts';
import { useStores } from '../stores-context.tsx';

/** The editor's own: on a Mac ⌘M is the window's. */
const TAB_MOVES = shortcutText('Mod') === 'Ctrl' ? 'Ctrl+M' : '⌃⇧M';

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
            <tr>
              <td>On to the next region: toolbar, side pane, code, panel, inspector, footer</td>
              <td>
                <kbd>F6</kbd>
              </td>
            </tr>
            <tr>
              <td>Back to the region before</td>
              <td>
                <kbd>{shortcutText('Shift+F6')}</kbd>
              </td>
            </tr>
            <tr>
              <td>Tab leaves the code, or indents again</td>
              <td>
                <kbd>{TAB_MOVES}</kbd>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </DialogFrame>
  );
}
