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
  differing: (archive: string, shown: string, objects: number) =>
    objects === 1
      ? `${archive} har et annet objekt under samme identitet som ett i ${shown}. Det i ${shown} vises, det i ${archive} vises ikke.`
      : `${archive} har andre objekter under samme identitet som ${nbNumber(objects)} i ${shown}. De i ${shown} vises, de i ${archive} vises ikke.`,
  counts: (list: string) => `Arkivene oppgir ulikt antall objekter: ${list}.`,
  dates: (list: string) => `Arkivene oppgir ulik dato: ${list}.`,
  descriptions: (list: string) => `Arkivene beskriver undersøkelsen ulikt: ${list}.`,
  name: (archive: string, name: string | undefined) =>
    name === undefined
      ? `I ${archive} har bildene et annet navn enn journalen.`
      : `I ${archive} står navnet «${name}» på bildene, et annet enn i journalen.`,
  of: (archive: string, value: string) => `${archive} ${value}`,
  nothingTold: 'oppgir ikke',
  gone: {
    unreachable: (archive: string, time: string) => `${archive} har ikke kunnet nås siden kl. ${time}.`,
    timeout: (archive: string, time: string) => `${archive} har ikke svart i tide siden kl. ${time}.`,
  },
  goneShort: (archives: string) => `${archives} svarer ikke nå`,
  elsewhere: (archives: string) => `Det som også ligger i ${archives}, hentes derfra.`,
  lost: (objects: number, all: number) =>
    objects === all
      ? 'Ingenting mer av undersøkelsen kan hentes nå.'
      : `${counted(objects, 'objekt', 'objekter')} finnes ikke andre steder og kan ikke hentes nå.`,
  from: (archive: string) => `Fra ${archive}`,
  replacedMany: (objects: number, words: string) => `${nbNumber(objects)}: ${words}`,
  replaced: (from: string, archive: string, why: string) => `Fra ${from}. ${archive}: ${why}`,
};
