import { nbNumber } from './numbers.ts';

/** What the user has had on screen. «Bilder» where there is more than one thing to see, whatever kind of thing it is. */
export const nbSeen = {
  state: { unseen: 'Ikke sett', partly: 'Delvis sett', seen: 'Sett' },
  partly: (seen: number, total: number) => `${nbNumber(seen)} av ${nbNumber(total)} sett`,
  images: (seen: number, total: number) => `${nbNumber(seen)} av ${nbNumber(total)} bilder sett`,
  photoSeen: 'sett',
  next: 'Neste usette',
  noneLeft: {
    all: 'Alt er sett.',
    fetched: 'Alt som er hentet, er sett. Ikke alle arkiver har gitt alt de har: det kan finnes mer.',
    /** Nothing is open. */
    notKnown: 'Lysbilde vet ikke hva du har sett. Åpne en undersøkelse fra lista.',
    none: 'Ingen undersøkelser er hentet.',
    unknown: 'Alt som er åpent her, er sett. Lysbilde vet ikke hva du har sett av resten.',
  },
  forgetStudy: 'Merk undersøkelsen som ikke sett',
  forgetSeries: 'Merk serien som ikke sett',
  /** Spoken once it has been done. */
  forgotten: {
    study: 'Undersøkelsen er merket som ikke sett',
    series: 'Serien er merket som ikke sett',
  },
  notKept:
    'Lysbilde får ikke lagret eller hentet hva du har sett. Bildene vises som vanlig. Merkene kan mangle neste gang.',
};
