import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';

import { ArchiveConnection } from './archiveConnection.ts';
import { Capabilities } from './capabilities.ts';
import { DocumentArchive } from './mhd/documentArchive.ts';

/** One archive as the routes use it. */
export interface Archive {
  readonly config: ArchiveConfig;
  readonly connection: ArchiveConnection;
  readonly capabilities: Capabilities;
  /** Set where it speaks IHE MHD instead of DICOMweb: whoever would ask for DICOM asks this one. */
  readonly documents?: DocumentArchive;
}

export function openArchive(config: ArchiveConfig, cacheFolder: string): Archive {
  const connection = new ArchiveConnection(config);
  return {
    config,
    connection,
    capabilities: new Capabilities(config, cacheFolder),
    ...(config.kind === 'mhd' ? { documents: new DocumentArchive(config, connection) } : {}),
  };
}

export const idle = {
  query: (archive: Archive) => archive.config.limits?.queryTimeout ?? 15_000,
  frame: (archive: Archive) => archive.config.limits?.frameTimeout ?? 10_000,
} as const;

export const megabyte = 1024 * 1024;

export async function closeArchive({ connection, documents }: Archive): Promise<void> {
  await Promise.all([connection.close(), documents?.close()]);
}
