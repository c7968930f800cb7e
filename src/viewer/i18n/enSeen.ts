import { type Messages } from './messages.tsx';
import { enNumber } from './numbers.ts';

export const enSeen: Messages['seen'] = {
  state: { unseen: 'Not seen', partly: 'Partly seen', seen: 'Seen' },
  partly: (seen, total) => `${enNumber(seen)} of ${enNumber(total)} seen`,
  images: (seen, total) => `${enNumber(seen)} of ${enNumber(total)} images seen`,
  photoSeen: 'seen',
  next: 'Next unseen',
  noneLeft: 'Everything has been seen.',
  forgetStudy: 'Mark the study as not seen',
  forgetSeries: 'Mark the series as not seen',
  notKept:
    'Lysbilde cannot save or fetch what you have seen. The images are shown as usual. Marks may be missing next time.',
};
