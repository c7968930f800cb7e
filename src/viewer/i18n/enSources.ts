import { type Messages } from './messages.tsx';
import { countedEn, enNumber } from './numbers.ts';

export const enSources: Messages['sources'] = {
  count: (n) => countedEn(n, 'archive', 'archives'),
  allEverywhere: (archives) => `${archives} have all the objects.`,
  has: (archive, instances, all) =>
    instances === all
      ? `${archive} has all ${enNumber(all)}.`
      : `${archive} has ${enNumber(instances)} of ${enNumber(all)}.`,
  onlySeries: (archive, series) =>
    series === 1 ? `One series is only in ${archive}.` : `${enNumber(series)} series are only in ${archive}.`,
  counts: (list) => `The archives tell of different numbers of objects: ${list}.`,
  dates: (list) => `The archives tell of different dates: ${list}.`,
  descriptions: (list) => `The archives describe the study differently: ${list}.`,
  name: (archive) => `In ${archive} the images bear another name than the record.`,
  of: (archive, value) => `${archive} ${value}`,
  nothingTold: 'does not say',
  replaced: (from, archive, why) => `From ${from}. ${archive}: ${why}`,
};
