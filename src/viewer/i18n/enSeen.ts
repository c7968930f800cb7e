import { type Messages } from './messages.tsx';
import { enNumber } from './numbers.ts';

export const enSeen: Messages['seen'] = {
  state: { unseen: 'Not seen', partly: 'Partly seen', seen: 'Seen' },
  partly: (seen, total) => `${enNumber(seen)} of ${enNumber(total)} seen`,
  images: (seen, total) => `${enNumber(seen)} of ${enNumber(total)} images seen`,
  photoSeen: 'seen',
  next: 'Next unseen',
  noneLeft: {
    all: 'Everything has been seen.',
    fetched:
      'Everything that has come has been seen. Not all archives have given all they have: there may be more.',
    notKnown: 'Lysbilde does not know what you have seen. Open a study from the list.',
    none: 'No studies have been fetched.',
    unknown:
      'Everything that is open here has been seen. Lysbilde does not know what you have seen of the rest.',
  },
  forgetStudy: 'Mark the study as not seen',
  forgetSeries: 'Mark the series as not seen',
  forgotten: {
    study: 'The study has been marked as not seen',
    series: 'The series has been marked as not seen',
  },
  notKept:
    'Lysbilde cannot save or fetch what you have seen. The images are shown as usual. Marks may be missing next time.',
};
