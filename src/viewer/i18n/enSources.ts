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
  differing: (archive, shown, objects) =>
    objects === 1
      ? `${archive} has another object under the same identity as one in ${shown}. The one in ${shown} is shown, the one in ${archive} is not.`
      : `${archive} has other objects under the same identities as ${enNumber(objects)} in ${shown}. Those in ${shown} are shown, those in ${archive} are not.`,
  counts: (list) => `The archives tell of different numbers of objects: ${list}.`,
  dates: (list) => `The archives tell of different dates: ${list}.`,
  descriptions: (list) => `The archives describe the study differently: ${list}.`,
  name: (archive, name) =>
    name === undefined
      ? `In ${archive} the images bear another name than the record.`
      : `In ${archive} the images bear the name “${name}”, another than the record.`,
  of: (archive, value) => `${archive} ${value}`,
  nothingTold: 'does not say',
  gone: {
    unreachable: (archive, time) => `${archive} has been out of reach since ${time}.`,
    timeout: (archive, time) => `${archive} has not answered in time since ${time}.`,
  },
  goneShort: (archives) => `${archives} not answering now`,
  elsewhere: (archives) => `What ${archives} also has, comes from there.`,
  lost: (objects, all) =>
    objects === all
      ? 'Nothing more of the study can be fetched now.'
      : `${countedEn(objects, 'object is', 'objects are')} nowhere else and cannot be fetched now.`,
  from: (archive) => `From ${archive}`,
  replacedMany: (objects, words) => `${enNumber(objects)}: ${words}`,
  replaced: (from, archive, why) => `From ${from}. ${archive}: ${why}`,
};
