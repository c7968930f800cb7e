import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Fault } from './archives/fault.ts';
import { type FolderArchive, openFolderArchive } from './archives/folderArchive.ts';
import { archiveIdOf, archiveIssuer } from './archiveId.ts';
import { type AddedArchive } from './ehr/record.ts';
import { externalPatients } from './externalPatients.ts';
import { type ExtraArchive, type RegionArchive, type RegionOptions } from './region.ts';

export interface RegionArchives {
  readonly archives: readonly RegionArchive[];
  readonly added: readonly AddedArchive[];
  setFault(archiveId: string, fault: Fault | undefined): void;
  close(): Promise<void>;
}

/** The four trusts of the region; each archive's manners are those of a product in the field. */
const trusts = [
  { archiveId: 'unn', name: 'Universitetssykehuset Nord-Norge', profile: 'plain' },
  { archiveId: 'nlsh', name: 'Nordlandssykehuset', profile: 'orthanc-like' },
  { archiveId: 'helg', name: 'Helgelandssykehuset', profile: 'azure-like' },
  { archiveId: 'finn', name: 'Finnmarkssykehuset', profile: 'capped' },
] as const;

/** What is no DICOM lies in an archive of its own. */
export const documentArchive = { archiveId: 'dok', name: 'Dokumentarkiv' } as const;

/** Opens the region's archives over its samples, and one for each added folder. Added addresses are listed, not opened. */
export async function openRegionArchives(options: RegionOptions): Promise<RegionArchives> {
  const opened: FolderArchive[] = [];
  const close = async () => {
    await Promise.all(opened.map((archive) => archive.close()));
  };
  const open = async (archive: Opening): Promise<FolderArchive> => {
    const folderArchive = await openFolderArchive({ ...archive, log: options.log });
    opened.push(folderArchive);
    return folderArchive;
  };
  try {
    const own = await Promise.all(
      trusts.map(async (trust): Promise<RegionArchive> => {
        const folder = join(options.home, 'region', trust.archiveId);
        await mkdir(folder, { recursive: true });
        const { url } = await open({ ...trust, folder });
        return { ...trust, url, origin: 'region' };
      }),
    );
    const extra = await Promise.all(
      named(options.extraArchives ?? []).map((one) => openAdded(one, options, open)),
    );
    return {
      archives: [...own, ...extra.map(({ archive }) => archive)],
      added: extra.map(({ added }) => added),
      setFault: (archiveId, fault) => {
        const archive = opened.find((one) => one.archiveId === archiveId);
        if (archive === undefined) throw new Error(`the region serves no archive ${archiveId}`);
        archive.setFault(fault);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Opening {
  readonly archiveId: string;
  readonly name: string;
  readonly profile: RegionArchive['profile'];
  readonly folder: string;
}

type NamedArchive = ExtraArchive & { readonly archiveId: string };

/** Every added archive gets an id of its own, also when two names come out alike. */
function named(extra: readonly ExtraArchive[]): readonly NamedArchive[] {
  const taken = new Set<string>([...trusts.map(({ archiveId }) => archiveId), documentArchive.archiveId]);
  return extra.map((archive) => {
    const archiveId = archiveIdOf(archive.name, taken);
    taken.add(archiveId);
    return { ...archive, archiveId };
  });
}

interface Added {
  readonly archive: RegionArchive;
  readonly added: AddedArchive;
}

async function openAdded(
  { archiveId, name, folderOrUrl }: NamedArchive,
  options: RegionOptions,
  open: (archive: Opening) => Promise<FolderArchive>,
): Promise<Added> {
  const common = { archiveId, name, profile: 'plain', defaultIssuer: archiveIssuer(archiveId) } as const;
  if (isAddress(folderOrUrl)) {
    const listExternal = options.listExternalPatients;
    return {
      archive: { ...common, origin: 'url', url: folderOrUrl.replace(/\/+$/, '') },
      added: {
        ...common,
        patients: externalPatients(
          async () => listExternal?.(archiveId) ?? { kind: 'missing', why: 'listen er ikke satt opp' },
        ),
        unreadable: () => [],
      },
    };
  }
  const folder = await open({ ...common, folder: folderOrUrl }).catch((cause: unknown) => {
    throw new Error(`Mappen til arkivet «${name}» kan ikke leses: ${folderOrUrl}`, { cause });
  });
  return {
    archive: { ...common, origin: 'folder', url: folder.url },
    added: {
      ...common,
      patients: async () => ({
        kind: 'listed',
        more: false,
        patients: folder.patients().map(({ patientId, issuer, numberOfStudies, ...patient }) => ({
          ...patient,
          identifier: issuer === undefined ? { id: patientId } : { id: patientId, issuer },
          studies: numberOfStudies,
        })),
      }),
      unreadable: () => folder.unreadable(),
    },
  };
}

function isAddress(folderOrUrl: string): boolean {
  return /^https?:\/\//i.test(folderOrUrl);
}
