/** Words of what is no DICOM: documents, photographs and sound from a document archive, bokmål. */
export const nbArchived = {
  archive: 'Dokumentarkiv',
  origin: (parts: string) => `Fra dokumentarkivet, ikke et DICOM-objekt. ${parts}`.trim(),
  author: 'Forfatter',
  by: (author: string) => `Forfatter: ${author}.`,
  type: 'Dokumenttype',
  ofType: (type: string) => `Dokumenttype: ${type}.`,
  media: 'Filtype',
  written: 'Skrevet',
  /** DocumentReference.docStatus in FHIR; the others say nothing that must be told. */
  status: {
    preliminary: 'Foreløpig',
    amended: 'Endret',
    'entered-in-error': 'Ført inn ved en feil',
  },
  damaged: 'Filen er skadet, eller en annen enn dokumentarkivet oppgir, og vises ikke.',
  pictureNotShown: (why: string) => `Bildefilen kan ikke vises som bilde her (${why}).`,
  text: {
    loading: 'Åpner teksten …',
    failed: 'Teksten kan ikke vises.',
    unreadable: (charset: string) => `Teksten er ikke lesbar i tegnsettet den skal være i (${charset}).`,
    tooLarge: (megabytes: string) => `Teksten er for stor til å vises her (${megabytes} MB).`,
    assumed: 'Tegnsettet er ikke oppgitt. Teksten er lest som Windows-1252; æ, ø og å kan være feil.',
  },
  sound: {
    loading: 'Henter lydopptaket …',
    failed: 'Lydopptaket kan ikke spilles av.',
    notPlayable: (media: string) => `Nettleseren kan ikke spille av filer av typen ${media}.`,
    name: 'Lydopptak',
  },
};
