import { useState } from 'react';
import { stackName } from '#model/names.ts';
import type { OpenedProject } from '#state/deploy-world.ts';
import { Facts } from '#ui/parts/facts.tsx';

export function OverviewSection({
  opened,
  stage,
  targetName,
  onDescribe,
}: {
  readonly opened: OpenedProject;
  readonly stage: string;
  readonly targetName: string;
  readonly onDescribe: (description: string) => void;
}) {
  const { project } = opened;
  const [description, setDescription] = useState(project.description ?? '');
  return (
    <>
      <Facts
        className="facts"
        facts={[
          ['Name', project.name],
          ['Cloud', project.cloud],
          ['Target', targetName],
          ['Stage', stage],
          ['Stack', stackName(project.name, stage)],
          ['Functions', Object.keys(project.functions).join(', ') || 'none'],
          ['Resources', Object.keys(project.resources).join(', ') || 'none'],
          ['Template of its own', project.template],
          ['Files', Object.keys(opened.files).length],
        ]}
      />
      <label className="described">
        Description
        <textarea rows={3} value={description} onChange={(event) => setDescription(event.target.value)} onBlur={() => onDescribe(description.trim())} />
      </label>
    </>
  );
}
