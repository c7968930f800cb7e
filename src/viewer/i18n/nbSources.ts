import { counted, nbNumber } from './numbers.ts';

/** A study that several archives hold. */
export const nbSources = {
  count: (n: number) => counted(n, 'arkiv', 'arkiver'),
  allEverywhere: (archives: string) => `${archives} har alle objektene.`,
  has: (archive: string, instances: number, all: number) =>
    instances === all
      ? `${archive} har alle ${nbNumber(all)}.`
      : `${archive} har ${nbNumber(instances)} av ${nbNumber(all)}.`,
  onlySeries: (archive: string, series: number) =>
    series === 1
      ? `Én serie finnes bare i ${archive}.`
      : `${nbNumber(series)} serier finnes bare i ${archive}.`,
  counts: (list: string) => `Arkivene oppgir ulikt antall objekter: ${list}.`,
  dates: (list: string) => `Arkivene oppgir ulik dato: ${list}.`,
  descriptions: (list: string) => `Arkivene beskriver undersøkelsen ulikt: ${list}.`,
  name: (archive: string) => `I ${archive} har bildene et annet navn enn journalen.`,
  of: (archive: string, value: string) => `${archive} ${value}`,
  nothingTold: 'oppgir ikke',
  replaced: (from: string, archive: string, why: string) => `Fra ${from}. ${archive}: ${why}`,
};
