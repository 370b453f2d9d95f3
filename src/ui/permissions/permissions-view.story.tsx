import { aThumbnailer } from '#support/a-project.ts';
import type { Stories } from '#ui/parts/story.ts';
import { PermissionsView } from './permissions-view.tsx';

const idle = () => {};
const actions = { onFunction: idle, onAdd: () => true, onRemove: idle, onJump: idle, onClose: idle };
const statement = {
  actions: ['s3:GetObject'],
  resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::thumbnailer-dev-photos/*' }],
  evidence: [{ file: 'src/resize.ts', line: 12 }],
};

export const stories: Stories = {
  some: () => <PermissionsView project={aThumbnailer} functionName="resize" statements={{ resize: [statement] }} {...actions} />,
  none: () => <PermissionsView project={aThumbnailer} functionName="report" statements={{ report: [] }} {...actions} />,
};
