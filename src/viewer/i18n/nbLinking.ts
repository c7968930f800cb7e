import { counted, nbNumber } from './numbers.ts';

/** Words of links by place in the patient, bokmål. */
export const nbLinking = {
  title: 'Felles plass i kroppen',
  apart: 'Undersøkelsene har hvert sitt nullpunkt. Blaingen følger etter avstand, ikke etter sted.',
  automatic: 'Juster automatisk',
  byHand: 'Juster for hånd',
  lines: 'Referanselinjer',
  reading: (read: number, total: number) => `Leser snitt ${nbNumber(read)} av ${nbNumber(total)} …`,
  comparing: 'Sammenligner volumene …',
  cancel: 'Avbryt',
  close: 'Lukk',
  align: 'Bla hver rute til samme sted i kroppen, og trykk «Koble her».',
  alignHere: 'Koble her',
  alignedByHand: 'Justert for hånd. Rutene holder avstanden de hadde da de ble koblet.',
  undo: 'Angre',
  registered: (residual: string) =>
    `Registrert: ${residual}. Gjelder blaing, linjer og markør. Mål gjelder fortsatt hver undersøkelse for seg.`,
  residual: (mean: number, found: number, sought: number) =>
    `gjennomsnittlig avvik ${nbNumber(mean, 1)} mm i ${nbNumber(found)} av ${counted(sought, 'punkt', 'punkter')}`,
  lift: 'Opphev',
  again: 'Se justeringen',
  refused: {
    'no-body': 'Ingen justering er foreslått: det er for lite kropp i bildene til å sammenligne.',
    'no-overlap': 'Ingen justering er foreslått: seriene ser ikke ut til å vise samme del av kroppen.',
    unlike: (found: number, sought: number) =>
      `Ingen justering er foreslått: bare ${nbNumber(found)} av ${counted(sought, 'punkt', 'punkter')} ble funnet igjen. Seriene ligner for lite på hverandre.`,
    apart: (mean: number) =>
      `Ingen justering er foreslått: kroppen ligger i snitt ${nbNumber(mean, 1)} mm fra seg selv, og det er for mye.`,
    frames: 'Ingen justering er foreslått: ikke alle snittene kunne hentes.',
    volume: 'Serien kan ikke justeres automatisk: snittene danner ikke et helt volum.',
    'too-large': 'Seriene er for store til å justeres i denne nettleseren.',
    modality: 'Serier av ulik type kan ikke justeres automatisk. Juster for hånd.',
    broken: 'Justeringen stanset. Prøv igjen.',
  },
  approve: {
    title: 'Stemmer justeringen?',
    explain:
      'Samme sted vises vekselvis fra de to undersøkelsene. Godkjenn bare hvis kroppen ligger i ro når bildet veksler.',
    shown: { present: 'Nåværende', prior: 'Tidligere, flyttet og interpolert' },
    blink: 'Veksle',
    showOther: 'Vis den andre',
    slice: (n: number, total: number) => `Aksialt snitt ${n} av ${total}`,
    place: 'Aksialt snitt',
    accept: 'Godkjenn',
    reject: 'Forkast',
    detail: (degrees: number, overlap: number) =>
      `Dreid ${nbNumber(degrees, 1)}°. ${nbNumber(overlap * 100)} % av kroppen er med i begge.`,
    most: (mm: number) => `Ni av ti punkter ligger innenfor ${nbNumber(mm, 1)} mm.`,
  },
  note: {
    registered: 'er registrert: følger etter sted i kroppen',
    'by-hand': 'er justert for hånd: følger etter avstand',
    aligning: 'venter: blar for seg selv til rutene er justert',
  },
  otherWindow: 'Koblet med det andre vinduet',
  noLine: {
    shownIn: (shown: number, total: number) =>
      `Referanselinjer i ${nbNumber(shown)} av ${counted(total, 'annen rute', 'andre ruter')}`,
    'no-place': 'Ingen referanselinje: bildet sier ikke hvor det er tatt.',
    'active-no-place': 'Ingen referanselinje: det aktive bildet sier ikke hvor det er tatt.',
    'other-space': 'Ingen referanselinje: seriene har hvert sitt nullpunkt.',
    parallel: 'Ingen referanselinje: snittene er parallelle.',
    apart: 'Ingen referanselinje: snittene møtes ikke.',
  },
  cursor: {
    outside: 'Punktet ligger utenfor denne serien.',
    otherSpace: 'Punktet kan ikke vises her: serien har et annet nullpunkt.',
    shownIn: (shown: number, total: number) =>
      `Markøren vises i ${nbNumber(shown)} av ${counted(total, 'rute', 'ruter')}`,
  },
  moveCursor: {
    left: 'Flytt 3D-markøren mot venstre',
    right: 'Flytt 3D-markøren mot høyre',
    up: 'Flytt 3D-markøren oppover',
    down: 'Flytt 3D-markøren nedover',
  },
  leapCursor: {
    left: 'Flytt 3D-markøren langt mot venstre',
    right: 'Flytt 3D-markøren langt mot høyre',
    up: 'Flytt 3D-markøren langt oppover',
    down: 'Flytt 3D-markøren langt nedover',
  },
};
