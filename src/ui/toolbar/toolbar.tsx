import { Braces, FileCode2, FolderOpen, Hammer, Info, type LucideIcon, Package, Play, Rocket, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { beginEvent, chooseEvent } from '#state/commands/choose-event.ts';
import { runFunctionName } from '#state/commands/invoke-function.ts';
import { COMMANDS } from '#state/commands-register.ts';
import { runCommand } from '#state/run-command.ts';
import { eventsOf, eventTemplates } from '#state/run-events.ts';
import { useOpenedProject } from '../parts/deploy-world-context.ts';
import { shortcutOf } from '../parts/shortcut.ts';
import { useStores } from '../stores-context.tsx';
import './toolbar.css';

/** What one does all day, one click away. */
export function Toolbar() {
  return (
    <div className="toolbar" role="toolbar" aria-label="Project">
      <ToolButton id="open-project" label="Open" Icon={FolderOpen} />
      <ToolButton id="dependencies" label="Dependencies" Icon={Package} />
      <ToolButton id="environment" label="Environment" Icon={Braces} />
      <ToolButton id="project-info" label="Project Info" Icon={Info} />
      <span className="toolbar-rule" />
      <ToolButton id="build-project" label="Build Project" Icon={Hammer} />
      <ToolButton id="deploy-project" label="Deploy Project" Icon={Rocket} isMain />
      <span className="toolbar-rule" />
      <ToolButton id="unused" label="Unused" Icon={Trash2} />
      <ToolButton id="template" label="Template" Icon={FileCode2} />
      <span className="toolbar-rule" />
      <EventChooser />
      <ToolButton id="run-function" label="Run" Icon={Play} />
    </div>
  );
}

function ToolButton({
  id,
  label,
  Icon,
  isMain = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly isMain?: boolean;
}) {
  const stores = useStores();
  const command = COMMANDS.find((one) => one.id === id);
  if (!command) return null;
  const shortcut = shortcutOf(command);
  return (
    <button
      type="button"
      className={isMain ? 'tool tool-main' : 'tool'}
      title={shortcut === undefined ? command.title : `${command.title} (${shortcut})`}
      onClick={() => runCommand(stores, command)}
    >
      <Icon size={15} aria-hidden />
      {label}
    </button>
  );
}

/** The event that Run sends. */
function EventChooser() {
  const { deploy } = useStores();
  const opened = useOpenedProject();
  const { eventName } = useStore(deploy.run);
  const name = runFunctionName(deploy);
  if (!opened || name === undefined) return null;
  const templates = eventTemplates(opened.project, deploy.clouds.cloud(opened.project.cloud) ?? NO_CLOUD, name);
  const choose = (value: string) => {
    const template = templates.find((one) => `new:${one.name}` === value);
    if (template) beginEvent(deploy, template);
    else if (value !== '') chooseEvent(deploy, value.slice('saved:'.length));
  };
  return (
    <select
      className="tool-event"
      aria-label="Event of Run"
      value={eventName === undefined ? '' : `saved:${eventName}`}
      onChange={(event) => choose(event.target.value)}
    >
      {eventName === undefined && <option value="">{name}: unsaved event</option>}
      {eventsOf(opened.files, name).map((one) => (
        <option key={one.path} value={`saved:${one.name}`}>
          {name}: {one.name}
        </option>
      ))}
      <optgroup label="Begin from">
        {templates.map((one) => (
          <option key={one.name} value={`new:${one.name}`}>
            {one.title}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

const NO_CLOUD = { catalogue: { cloud: '', services: [], callStyles: [], runtimes: [] } };
