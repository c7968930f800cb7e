import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';

import { ArchiveConnection } from './archiveConnection.ts';
import { Capabilities } from './capabilities.ts';

/** One archive as the routes use it. */
export interface Archive {
  readonly config: ArchiveConfig;
  readonly connection: ArchiveConnection;
  readonly capabilities: Capabilities;
}

export function openArchive(config: ArchiveConfig, cacheFolder: string): Archive {
  return {
    config,
    connection: new ArchiveConnection(config),
    capabilities: new Capabilities(config, cacheFolder),
  };
}

export const idle = {
  query: (archive: Archive) => archive.config.limits?.queryTimeout ?? 15_000,
  frame: (archive: Archive) => archive.config.limits?.frameTimeout ?? 10_000,
} as const;

export const megabyte = 1024 * 1024;
