import { nbNumber } from './numbers.ts';

interface Counted {
  readonly shown: number;
  readonly stated: number;
  readonly hidden: number;
}

/** Words of films, bokmål. */
export const nbVideo = {
  video: {
    converting: 'Henter videoen og omkoder den for visning …',
    converted: 'Omkodet for visning',
    convertedLong: (stored: string) =>
      `Lagret som ${stored}, som nettleseren ikke spiller av. Det som vises, er omkodet til H.264 og har noe mer tap enn originalen.`,
    undecodable: 'Nettleseren kan ikke avkode videoen.',
    interrupted: 'Forbindelsen ble brutt mens videoen ble hentet.',
    waiting: 'Venter på mer av videoen …',
    needsConverting: (stored: string) =>
      `Den er lagret som ${stored}, som nettleseren ikke kan spille av, og må omkodes først.`,
    converterMissing:
      'Programmet ffmpeg, som gjør omkodingen, er ikke installert på Lysbildes tjener. Be driftsansvarlig installere det.',
    unknownStream: 'Objektet inneholder ikke en videostrøm som Lysbilde kjenner igjen.',
    volume: 'Lydstyrke',
    variable: 'varierende',
    streamRate: (perSecond: number) => `${nbNumber(perSecond, 1)} bilder/s etter videostrømmen`,
    rateDiffers: (stated: number, stream: number) =>
      `Objektet sier ${nbNumber(stated, 1)} bilder/s, men videostrømmen har ${nbNumber(stream, 1)}. Den spilles av i sin egen fart.`,
    rateDiffersShort: (stated: number, stream: number) =>
      `${nbNumber(stream, stream < 10 ? 1 : 0)} b/s, oppgitt ${nbNumber(stated, stated < 10 ? 1 : 0)}`,
    fault: {
      count: ({ shown, stated }: Counted) =>
        `Objektet sier at det har ${nbNumber(stated)} enkeltbilder, men videostrømmen har ${nbNumber(shown)}. Numrene følger videostrømmen.`,
      hidden: ({ hidden }: Counted) =>
        `Videofilens egen klippeliste utelater ${nbNumber(hidden)} enkeltbilder. De vises ikke.`,
      broken: () => 'Det er feil i videostrømmen. Enkeltbilder kan mangle eller være ødelagt.',
    },
    faultShort: {
      count: ({ shown, stated }: Counted) => `${nbNumber(shown)} av ${nbNumber(stated)} oppgitte bilder`,
      hidden: ({ hidden }: Counted) => `${nbNumber(hidden)} bilder klippet bort`,
      broken: () => 'Feil i videostrømmen',
    },
  },
};
