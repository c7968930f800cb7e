import { openDocumentArchive } from './documents/documentArchive.ts';
import { sampleDocuments } from './documents/sampleDocuments.ts';
import { type Region, type RegionOptions } from './region.ts';
import { documentArchive, openRegionArchives } from './regionArchives.ts';
import { samplePatientOfRecord } from './register/patients.ts';
import { generateSamples, type SampleProgress } from './samples/generateSamples.ts';
import { samplePatients, samplePractitioners, sampleReports } from './samples/people.ts';
import { serveRegion } from './serveRegion.ts';

/** A health region in miniature: samples made on the first start, four archives, one of documents, added ones, and the record on one port. */
export async function startRegion(options: RegionOptions): Promise<Region> {
  await generateSamples({ home: options.home, onProgress: seldom(options.onProgress) });
  const archives = await openRegionArchives(options);
  const documents = await openDocumentArchive({ documents: sampleDocuments, log: options.log, pageSize: 3 });
  const close = async () => {
    await documents.close();
    await archives.close();
  };
  try {
    const served = await serveRegion(options, {
      record: {
        patients: samplePatients.map(samplePatientOfRecord),
        practitioners: samplePractitioners,
        added: archives.added,
      },
      reports: sampleReports,
      archives: archives.archives.filter(({ origin }) => origin !== 'url'),
    });
    return {
      ...served,
      archives: archives.archives,
      documents: { ...documentArchive, url: documents.url },
      setFault: (archiveId, fault) =>
        archiveId === documentArchive.archiveId
          ? documents.setFault(fault)
          : archives.setFault(archiveId, fault),
      close: async () => {
        await served.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** At most four lines a second, and always a new chapter's first. */
function seldom(onProgress: RegionOptions['onProgress']): (progress: SampleProgress) => void {
  let [toldAt, toldChapter] = [0, 0];
  return ({ title, files, chapter, chapters }) => {
    if (chapter === toldChapter && Date.now() - toldAt < 250) return;
    [toldAt, toldChapter] = [Date.now(), chapter];
    onProgress?.(`Lager prøvebilder: ${title} (${chapter} av ${chapters}), ${files} filer`);
  };
}
