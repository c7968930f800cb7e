import { counted, nbNumber } from './numbers.ts';

/** Words of loops seen together: the stress table and the phase lock, bokmål. */
export const nbLoops = {
  table: 'Stressekko: stadium × projeksjon',
  tableShort: 'Stressekko',
  closeTable: 'Tilbake til bildene',
  caption: 'Sløyfer etter stadium og projeksjon',
  view: 'Projeksjon',
  stageUnnamed: (n: number) => `Stadium ${n}`,
  viewUnnamed: (n: number) => `Projeksjon ${n}`,
  unnamed: 'Uten navn',
  showStage: (stage: string, count: number) => `Vis ${stage}: ${counted(count, 'sløyfe', 'sløyfer')} koblet`,
  showView: (view: string, count: number) => `Vis ${view}: ${counted(count, 'sløyfe', 'sløyfer')} koblet`,
  absent: 'Ikke tatt opp',
  take: (n: number) => `Opptak ${nbNumber(n)}`,
  open: (view: string, stage: string) => `Åpne ${view}, ${stage}`,
  openTake: (opened: string, take: number, of: number) => `${opened}, opptak ${take} av ${of}`,
  lastUsed: 'Rader og kolonner åpnes med siste opptak i hver rute, koblet og faselåst.',
  outside: (count: number) => `${counted(count, 'sløyfe', 'sløyfer')} uten stadium eller projeksjon`,
  place: (view: string, stage: string) => `${stage} · ${view}`,
  sharedSpeed: 'felles fart',
  sharedSpeedLong: 'Sløyfene er låst til hverandre: farten gjelder alle',
  /** Beside a grid of loops of one view or one stage: what the table holds of it that is not on screen. */
  leftOut: {
    title: (of: string) => `${of}: ikke alt vises her.`,
    absent: (places: string) => `Ikke tatt opp: ${places}.`,
    hidden: (places: string) => `Ikke vist: ${places}.`,
    takes: (place: string, shown: number, of: number) => `${place}: ${shown} av ${of} opptak vises.`,
    open: 'Vis tabellen',
  },
  lock: 'Faselås',
  lockNow: (state: string) => `Faselås (nå: ${state})`,
  lockState: { off: 'av', beat: 'hjerteslag', time: 'tid fra start', index: 'bildenummer' },
  locked: {
    beat: 'Faselåst på hjerteslaget',
    time: 'Låst på tid fra start',
    index: 'Låst på bildenummer',
  },
  lockedWhy: (locked: string, why: string) => `${locked}: ${why}`,
  why: {
    unsaid: 'opptaket sier ikke når hjertet slår',
    rate: 'opptaket sier ikke hvor fort bildene kom',
    'part-beat': 'opptaket er kortere enn ett hjerteslag',
    other: 'en annen sløyfe sier ikke når hjertet slår',
  },
} as const;
