import { Tabs } from 'radix-ui';
import { useState } from 'react';
import type { UnusedReport } from '#state/unused.ts';
import type { RemovedResource } from '#state/unused-removed.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { RecentList } from './recent-list.tsx';
import { UnusedList } from './unused-list.tsx';
import { UsageTable } from './usage-table.tsx';
import './unused.css';

export interface UnusedViewProps {
  readonly report: UnusedReport;
  readonly removed: readonly RemovedResource[];
  readonly titleOf: (type: string) => string;
  readonly onRemove: (resources: readonly string[]) => void;
  readonly onRestore: (name: string) => void;
  readonly onClearRemoved: () => void;
  readonly onJump: (file: string, line: number, column: number) => void;
  readonly onClose: () => void;
}

/** What nothing uses, who uses the rest, and what was removed since the last deployment. */
export function UnusedView({ report, removed, titleOf, onRemove, onRestore, onClearRemoved, onJump, onClose }: UnusedViewProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = (names: readonly string[], isSelected: boolean) => {
    const among = new Set(names);
    setSelected(new Set(isSelected ? [...selected, ...names] : [...selected].filter((one) => !among.has(one))));
  };
  return (
    <DialogFrame
      title="Unused resources"
      className="unused-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="button button-primary" onClick={onClose}>
          Done
        </button>
      }
    >
      <div className="dialog-content">
        {report.warning === undefined ? null : (
          <p className="form-note" role="note">
            {report.warning}
          </p>
        )}
        <Tabs.Root defaultValue="unused">
          <Tabs.List className="tabs" aria-label="Resources">
            <Tabs.Trigger className="tab" value="unused">
              Unused <span className="tab-count">{report.unused.length}</span>
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="usages">
              Usage summary
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="removed">
              Recently removed <span className="tab-count">{removed.length}</span>
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content className="tab-content" value="unused">
            <UnusedList unused={report.unused} titleOf={titleOf} selected={selected} onSelect={select} onRemove={onRemove} />
          </Tabs.Content>
          <Tabs.Content className="tab-content" value="usages">
            <UsageTable used={report.used} titleOf={titleOf} onJump={onJump} />
          </Tabs.Content>
          <Tabs.Content className="tab-content" value="removed">
            <RecentList removed={removed} titleOf={titleOf} onRestore={onRestore} onClear={onClearRemoved} />
          </Tabs.Content>
        </Tabs.Root>
      </div>
    </DialogFrame>
  );
}
