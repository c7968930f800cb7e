import { type Messages } from './messages.tsx';

/** Words of what is no DICOM: documents, photographs and sound from a document archive, English. */
export const enArchived: Messages['archived'] = {
  archive: 'Document archive',
  origin: (parts) => `From the document archive, not a DICOM object. ${parts}`.trim(),
  author: 'Author',
  by: (author) => `Author: ${author}.`,
  type: 'Document type',
  ofType: (type) => `Document type: ${type}.`,
  media: 'File type',
  written: 'Written',
  status: {
    preliminary: 'Preliminary',
    amended: 'Amended',
    'entered-in-error': 'Entered in error',
  },
  damaged: 'The file is damaged, or other than the document archive states, and is not shown.',
  pictureNotShown: (why) => `The picture file cannot be shown as a picture here (${why}).`,
  text: {
    loading: 'Opening the text …',
    failed: 'The text cannot be shown.',
    unreadable: (charset) => `The text is not readable in the character set it should be in (${charset}).`,
    tooLarge: (megabytes) => `The text is too large to be shown here (${megabytes} MB).`,
    assumed: 'No character set is stated. The text is read as Windows-1252; some letters may be wrong.',
  },
  sound: {
    loading: 'Fetching the recording …',
    failed: 'The recording cannot be played.',
    notPlayable: (media) => `The browser cannot play files of type ${media}.`,
    name: 'Sound recording',
  },
};
