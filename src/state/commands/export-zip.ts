import type { Stores } from '../stores.ts';

export async function exportZip({ project, ports }: Stores): Promise<void> {
  const { files, project: manifest } = project.getState();
  ports.download(`${manifest?.name ?? 'project'}.zip`, await ports.archive.write(files));
}
