import { counted } from './numbers.ts';

const without = (parts: string) => (parts === '' ? '' : ` (uten ${parts})`);

/** Words for what lies over images: presentation states, segments and structures. Bokmål. */
export const nbMarks = {
  title: 'Lagt over bildene',
  off: ' av',
  state: (name: string, missing: string) => `Visningstilstand: ${name}${without(missing)}`,
  grey: {
    hand: 'Vinduet er endret fra visningstilstandens',
    difference: 'Vinduet er subtraksjonens, ikke visningstilstandens',
  },
  states: (n: number) => counted(n, 'visningstilstand', 'visningstilstander'),
  statesElsewhere: (n: number) =>
    `${counted(n, 'visningstilstand', 'visningstilstander')} for andre bilder i serien`,
  elsewhere: 'Visningstilstander for andre bilder i serien',
  goToImage: (n: number) => `Bilde ${n} →`,
  asStored: (n: number) => `Som lagret, ${counted(n, 'visningstilstand', 'visningstilstander')} av`,
  chooseState: (n: number) =>
    n === 1 ? 'Én visningstilstand, ikke brukt' : `${n} visningstilstander, velg én`,
  shown: {
    segments: (n: number, off: string) => `${counted(n, 'segment', 'segmenter')}${off}`,
    structures: (n: number, off: string) => `${counted(n, 'struktur', 'strukturer')}${off}`,
  },
  notDrawn: (what: string) => `${what} tegnes ikke`,
  aside: (parts: string) => `Ikke vist her: ${parts}`,
  asideLong:
    'De hører til disse bildene, men brukes ikke i denne visningen. Åpne bildene hver for seg for å se dem.',
  ownGrey: 'Lys og kontrast er bildets egne: visningstilstanden sier ingenting om dem.',
  fetching: 'Henter segmenter …',
  failed: 'Noen segmenter kunne ikke hentes',
  shownAs: 'Bildet vises',
  stored: 'Som lagret, uten visningstilstand',
  undecided: 'Det går ikke fram hvilken av disse som gjelder. Velg en.',
  otherState: 'Denne typen kan Lysbilde ikke bruke ennå.',
  unnamedState: 'Uten navn',
  without: (parts: string) => `Uten ${parts}, som Lysbilde ikke kan vise ennå.`,
  notApplied: {
    shutter: 'avblending',
    overlays: 'overlegg',
    'modality-table': 'modalitetstabell',
    'voi-table': 'gråtonetabell (VOI)',
    'presentation-table': 'gråtonetabell',
    mask: 'subtraksjon',
    'true-size': 'sann størrelse',
    aspect: 'bildepunktenes form',
    rotation: 'rotasjon',
    graphics: 'noen av tegningene',
  },
  showAll: 'Vis segmenter og strukturer',
  toggleAll: 'Segmenter og strukturer av eller på',
  toggleStored: 'Bildet som lagret, eller med visningstilstand',
  open: 'Vis hva som er lagt over bildene',
  hideAll: 'Skjul alle',
  showEach: 'Vis alle',
  group: { segments: 'Segmenter', structures: 'Strukturer' },
  unnamed: (n: number) => `Nummer ${n}`,
  unread: (n: number) => `${counted(n, 'kontur', 'konturer')} kunne ikke leses`,
  nowhere: 'Ikke i disse bildene',
  foreign: 'Annet nullpunkt, tegnes ikke',
  goTo: (n: number) => `${counted(n, 'snitt', 'snitt')} →`,
  goToNamed: (name: string) => `Gå til ${name}`,
  why: {
    'not-in-study': 'Viser til bilder som ikke er i undersøkelsen, og tegnes ikke.',
    'other-frame': 'Har et annet nullpunkt i pasienten enn bildene her, og tegnes ikke.',
    'other-plane': 'Ligger i et annet plan enn disse bildene, og tegnes ikke her.',
    'unread-type': 'Er av en type Lysbilde ikke kjenner, og tegnes ikke.',
    'unread-size': 'Er for stor til å tegnes over bildene.',
  },
  strip: { state: 'Visningstilstand', structures: 'Strukturer' },
  contours: (n: number) => counted(n, 'kontur', 'konturer'),
  card: {
    state: 'En visningstilstand: hvordan noen ønsket å vise bildene. Den brukes på bildene den viser til.',
    structures: 'Strukturer tegnet i pasienten. De vises over bildene de hører til.',
  },
} as const;
