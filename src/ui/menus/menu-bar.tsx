import { ChevronDown } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { STAGE } from '#state/commands/refresh-deployed.ts';
import { COMMANDS, type Command, MENUS, type MenuTitle } from '#state/commands-register.ts';
import { runCommand } from '#state/run-command.ts';
import type { Stores } from '#state/stores.ts';
import { shortcutText } from '../parts/shortcut.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { TargetButton } from './target-button.tsx';
import './menus.css';

/** Menus on the left; which project goes where on the right. */
export function MenuBar() {
  const stores = useStores();
  const name = useSelect(stores.project, (state) => (state.id === null ? undefined : (state.project?.name ?? 'project')));
  return (
    <header className="top-bar">
      <Logo />
      <Menubar.Root className="menu-bar" aria-label="Menus">
        {MENUS.map((menu) => (
          <Menu key={menu} menu={menu} stores={stores} />
        ))}
      </Menubar.Root>
      <span className="bar-space" />
      {name !== undefined && (
        <button type="button" className="bar-button" title="Change project" onClick={() => run(stores, 'open-project')}>
          <span className="for-readers">Project: </span>
          {name} <ChevronDown size={12} aria-hidden />
        </button>
      )}
      {name !== undefined && (
        <span className="bar-text" title="The stage: where in the target the project is deployed">
          <span className="for-readers">Stage: </span>
          {STAGE}
        </span>
      )}
      <TargetButton />
    </header>
  );
}

function Menu({ menu, stores }: { readonly menu: MenuTitle; readonly stores: Stores }) {
  return (
    <Menubar.Menu>
      <Menubar.Trigger className="bar-button">{menu}</Menubar.Trigger>
      <Menubar.Portal>
        <Menubar.Content className="menu" align="start" sideOffset={2} onCloseAutoFocus={(event) => event.preventDefault()}>
          {COMMANDS.filter((one) => one.menu === menu).map((command) => (
            <MenuItem key={command.id} command={command} stores={stores} />
          ))}
        </Menubar.Content>
      </Menubar.Portal>
    </Menubar.Menu>
  );
}

function MenuItem({ command, stores }: { readonly command: Command; readonly stores: Stores }) {
  const shortcut = command.shortcuts?.[0];
  const isEnabled = command.enabled?.(stores) ?? true;
  const inside = (
    <>
      <span className="menu-mark">{command.checked?.(stores) ? '✓' : ''}</span>
      <span>{command.title}</span>
      {shortcut !== undefined && <kbd>{shortcutText(shortcut)}</kbd>}
    </>
  );
  return (
    <>
      {command.begins && <Menubar.Separator className="menu-rule" />}
      {command.checked ? (
        <Menubar.CheckboxItem className="menu-item" checked={command.checked(stores)} disabled={!isEnabled} onSelect={() => runCommand(stores, command)}>
          {inside}
        </Menubar.CheckboxItem>
      ) : (
        <Menubar.Item className="menu-item" disabled={!isEnabled} onSelect={() => runCommand(stores, command)}>
          {inside}
        </Menubar.Item>
      )}
    </>
  );
}

function run(stores: Stores, id: string): void {
  const command = COMMANDS.find((one) => one.id === id);
  if (command) runCommand(stores, command);
}

function Logo() {
  return (
    <svg
      className="logo"
      viewBox="0 0 32 32"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M16 4 4 9.500 16 15l12-5.500z" />
      <path d="M4 16l12 5.500L28 16" />
      <path d="M4 22.500 16 28l12-5.500" />
    </svg>
  );
}
