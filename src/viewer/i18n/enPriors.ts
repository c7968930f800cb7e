import { type Messages } from './messages.tsx';
import { countedEn } from './numbers.ts';

export const enPriors: Messages['panes']['priors'] = {
  reason: {
    'same-examination': 'same examination',
    'related-examination': 'similar examination',
    'same-region': 'same region',
    'same-side': 'same side',
    'both-sides': 'both sides in one of them',
    'side-untold': 'side not stated',
    'same-modality': 'same method',
    'other-modality': 'other method',
    contradictory: 'codes and text contradict each other',
    'present-contradictory': 'codes and text of the present one contradict each other',
    unlike: 'not alike',
  },
  noneAlike: 'None alike, the most recent earlier study',
  why: (parts) => parts.join(', ').replace(/^./, (first) => first.toUpperCase()),
  behind: { 'less-alike': 'less alike', 'further-back': 'further back in time' },
  excluded: {
    'other-side': 'the other side of the body',
    'side-doubtful': 'its side is contradictory',
    'no-pictures': 'no pictures',
    undated: 'no date',
    later: 'taken later',
    'other-kind': 'other region and other method',
    'beyond-last': 'further back than the newest ones that are as alike',
  },
  months: (n) => countedEn(n, 'month', 'months'),
  yearsAndMonths: (years, months) =>
    months === 0
      ? countedEn(years, 'year', 'years')
      : `${countedEn(years, 'year', 'years')} and ${countedEn(months, 'month', 'months')}`,
  place: (n, total) => `No. ${n} of ${total}`,
  oldest: 'Oldest study that is alike',
  before: 'Study before a date',
  beforeDate: 'Before date',
  dateForm: 'dd.mm.yyyy',
  noDate: 'Write day, month and all four figures of the year: 31.12.2025.',
  find: 'Find',
  beforeThis: 'Before this',
  beforeStudy: (date) => `The newest alike before ${date}`,
  noneBefore: (date) => `No earlier study before ${date} can be compared.`,
  others: 'Other studies',
  candidates: 'Can be compared',
  passedOver: 'Passed over',
  nothingPassedOver: 'None is passed over.',
  shownNow: 'shown now',
};
