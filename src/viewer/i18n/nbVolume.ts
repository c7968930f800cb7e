import { counted, nbNumber } from './numbers.ts';

/** Words of volume rendering, bokmål. */
export const nbVolume = {
  open: 'Volumgjengivelse (3D)',
  short: '3D',
  close: 'Tilbake til bildene',
  group: 'Volumgjengivelse',
  loading: 'Gjør klar volumet …',
  asking: 'Undersøker skjermkortet …',
  turn: 'Roter',
  turnBy: {
    left: 'Roter volumet mot venstre',
    right: 'Roter volumet mot høyre',
    up: 'Roter volumet oppover',
    down: 'Roter volumet nedover',
  },
  roll: { left: 'Vri bildet mot venstre', right: 'Vri bildet mot høyre' },
  from: {
    front: 'Forfra',
    back: 'Bakfra',
    left: 'Fra pasientens venstre side',
    right: 'Fra pasientens høyre side',
    head: 'Ovenfra (hodet)',
    feet: 'Nedenfra (føttene)',
  },
  /** Spoken when keys or hands have turned, moved or changed it. */
  spoken: {
    towards: {
      left: (degrees: number) => `${degrees}° mot pasientens venstre side`,
      right: (degrees: number) => `${degrees}° mot pasientens høyre side`,
    },
    above: (degrees: number) => `${degrees}° ovenfra`,
    below: (degrees: number) => `${degrees}° nedenfra`,
    rolled: {
      left: (degrees: number) => `vridd ${degrees}° mot venstre`,
      right: (degrees: number) => `vridd ${degrees}° mot høyre`,
    },
    zoom: (percent: number) => `Zoom ${percent} %`,
    moved: {
      left: (millimetres: number) => `flyttet ${nbNumber(millimetres)} mm mot venstre`,
      right: (millimetres: number) => `flyttet ${nbNumber(millimetres)} mm mot høyre`,
      up: (millimetres: number) => `flyttet ${nbNumber(millimetres)} mm opp`,
      down: (millimetres: number) => `flyttet ${nbNumber(millimetres)} mm ned`,
    },
    values: (shift: number, percent: number) =>
      `verdier flyttet ${nbNumber(shift)}, bredde ${nbNumber(percent)} %`,
  },
  fromSide: 'Sett fra',
  fromOther: 'Fritt rotert',
  look: 'Gjengivelse',
  lookNext: 'Neste gjengivelse',
  lookName: {
    mip: 'MIP (høyeste verdi)',
    bone: 'Skjelett',
    vessels: 'Kar med kontrast',
    skin: 'Hud og bløtvev',
    surface: 'Overflate',
  },
  notForMeasuring: 'Volumgjengivelse – ikke for måling',
  smoothing: 'Verdier mellom snittene er regnet ut; farger og skygger er valgt, ikke målt.',
  coarse: 'Grovere så lenge du roterer',
  downsampled: (held: string, stored: string) =>
    `Redusert oppløsning: ${held} av ${stored} – små detaljer kan mangle`,
  inPlanes: 'Dobbeltklikk viser snittet i tre plan',
  canvas: (look: string, from: string) => `Volum, ${look.toLowerCase()}, ${from.toLowerCase()}`,
  arrived: (loaded: number, total: number) => `Henter snitt: ${nbNumber(loaded)} av ${nbNumber(total)}`,
  cube: 'Pasientens retninger',
  incomplete: {
    title: 'Volumet vises ikke.',
    sentence: (missing: number, total: number) =>
      `${counted(missing, 'snitt', 'snitt')} av ${nbNumber(total)} kunne ikke hentes, og et volum med hull kan se helt ut.`,
  },
  lost: {
    title: 'Skjermkortet er midlertidig borte.',
    sentence: 'Maskinen har tatt det tilbake. Volumet tegnes på nytt når det er her igjen.',
  },
  failed: {
    title: 'Volumet kan ikke tegnes.',
    'no-context': 'Nettleseren ga ikke tilgang til skjermkortet.',
    card: 'Skjermkortet har ikke plass til volumet, eller klarer ikke programmet som tegner det.',
    'too-coarse': (side: number) =>
      `Serien er for stor for skjermkortet (grense ${nbNumber(side)} punkter langs en side): den ville blitt vist med under en fjerdedel av oppløsningen.`,
  },
  refused: {
    title: 'Serien kan ikke vises som volum.',
    consequence: 'Et volum av disse bildene ville blitt feil eller fortegnet. Bildene kan ses ett for ett.',
  },
  graphics: {
    title: 'Volumgjengivelse krever skjermkort.',
    'no-webgl': 'Krever skjermkort: nettleseren tilbyr ikke WebGL 2.',
    unnamed: 'Krever skjermkort: nettleseren sier ikke hva den tegner med.',
    software: (renderer: string) =>
      `Krever skjermkort: her tegner prosessoren selv (${renderer}), og hvert bilde ville tatt flere sekunder.`,
    instead: 'Snitt i tre plan (MPR) virker uten skjermkort.',
  },
} as const;
