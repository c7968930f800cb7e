import { type Messages } from './messages.tsx';

export const enLinks: Messages['links'] = {
  copy: 'Copy link',
  copied: 'The link has been copied. It works once the patient has been opened from the record.',
  refused: 'The browser did not let the link be copied. Copy it from here:',
  missing: {
    series: 'The series that the link points at is not in the study. The rest of the study is shown.',
    instance:
      'The image that the report or link points at is not in the study as the archives have it. Another image is shown.',
    unanswered:
      'What the report or link points at has not been found. Not all archives have answered, and one of them may have it. Something else is shown.',
    frame: 'The image that the link points at does not have that many frames. The first is shown.',
    keyImages: 'The study has no key images. The whole study is shown.',
  },
};
