import { nbMeasuring } from './nbMeasuring.ts';
import { nbLinking } from './nbLinking.ts';
import { nbSlide } from './nbSlide.ts';
import { nbPhotos } from './nbPhotos.ts';
import { nbProbe } from './nbProbe.ts';
import { nbHanging } from './nbHanging.ts';
import { nbLight } from './nbLight.ts';
import { nbMarks } from './nbMarks.ts';
import { nbVideo } from './nbVideo.ts';
import { nbDocuments } from './nbDocuments.ts';
import { nbPlanes } from './nbPlanes.ts';
import { nbPriors } from './nbPriors.ts';
import { nbProjections } from './nbProjections.ts';
import { nbVolume } from './nbVolume.ts';
import { nbLoops } from './nbLoops.ts';
import { nbSerial } from './nbSerial.ts';
import { nbSubtraction } from './nbSubtraction.ts';
import { counted, nbNumber } from './numbers.ts';

/** Words of the panes and of comparing, bokmål. */
export const nbPanes = {
  hanging: nbHanging,
  photoSet: nbPhotos,
  light: nbLight,
  marks: nbMarks,
  ...nbVideo,
  ago: (span: string) => `${span} siden`,
  pane: (place: number) => `Rute ${place}`,
  undated: 'Uten dato',
  hospitalUnknown: 'Ukjent sykehus',
  station: (title: string) => `Apparat ${title}`,
  present: 'Nåværende',
  prior: 'Tidligere',
  later: 'Senere',
  beside: 'Ved siden av',
  untitled: 'Uten beskrivelse',
  born: (date: string) => `f. ${date}`,
  active: 'aktiv rute',

  side: { left: 'Venstre', right: 'Høyre', both: 'Begge sider' },
  doubt: {
    sides: (sides: readonly string[]) => `Siden motsies: ${sides.join(' / ').toLowerCase()}`,
    gap: (gap: {
      readonly from: number;
      readonly to: number;
      readonly distance: string;
      readonly usual: string;
      readonly others: number;
    }) =>
      `Hull: ${gap.distance} mm mellom bilde ${gap.from} og ${gap.to} (ellers ${gap.usual})${gap.others > 0 ? `, og ${gap.others} til` : ''}`,
    lacking: (n: number) => `${counted(n, 'bilde mangler', 'bilder mangler')} i noen av snittene`,
  },
  corner: {
    series: (n: number) => `Serie ${n}`,
    accession: (id: string) => `Nr. ${id}`,
    taken: (at: string) => `Tatt ${at}`,
    contrast: (agent: string) => `Kontrast: ${agent}`,
    thickness: (mm: string) => `${mm} mm snitt`,
    location: (mm: string) => `pos. ${mm} mm`,
    window: (width: string, center: string) => `B ${width} · N ${center}`,
    windowSpoken: (width: string, center: string) => `Vindu: bredde ${width}, nivå ${center}`,
    zoom: (percent: string) => `${percent} %`,
  },
  imageOf: (n: number, total: number) => `${nbNumber(n)} av ${nbNumber(total)}`,
  imageLabel: (n: number, total: number) => `Bilde ${n} av ${total}`,
  frameLabel: (n: number, total: number) => `Enkeltbilde ${n} av ${total}`,
  loaded: (n: number, total: number) => `${nbNumber(n)} av ${nbNumber(total)} lastet`,
  loadingImage: (n: number) => `Henter bilde ${n} …`,
  position: 'Plass i serien',
  scaleBar: (mm: number) => (mm >= 10 ? `${mm / 10} cm` : `${mm} mm`),
  length: (value: number, unit: 'mm' | 'px', basis?: string) =>
    `${nbNumber(value, unit === 'mm' ? 1 : 0)} ${unit === 'mm' ? 'mm' : 'bildepunkter'}${basis === undefined ? '' : ` (${basis})`}`,
  basis: {
    patient: 'i snittet',
    detector: 'ved detektoren',
    magnification: 'anslått forstørrelse',
    stated: 'oppgitt målestokk',
    calibrated: 'kalibrert',
    region: 'ultralydområdet',
    none: '',
    hand: 'kalibrert for hånd',
  },
  angle: (degrees: number) => `${nbNumber(degrees, 1)}°`,

  fidelity: {
    true: 'Full kvalitet',
    lossy: 'Komprimert med tap',
    preview: 'Forhåndsvisning',
    incomplete: 'Ufullstendig bilde',
  },
  lossyShort: (ratio: string | undefined, methods: string) =>
    ['Tap', ratio === undefined ? undefined : `${ratio}:1`, methods === '' ? undefined : methods]
      .filter((part) => part !== undefined)
      .join(' '),
  lossyLong: 'Bildet er komprimert med tap: fine detaljer kan mangle.',
  assignedIdentity: 'Tildelt identitet',
  assignedIdentityLong: (uid: string) =>
    `Flere filer bar samme identitet. Denne fikk en egen. I filen står ${uid}.`,
  turned: (degrees: number) => `Rotert ${degrees}°`,
  flipped: 'Speilvendt',
  inverted: 'Invertert',
  nameDiffers: 'Annet navn på bildene enn i journalen; nummer og fødselsdato stemmer.',

  failed: {
    title: (n: number) => `Bilde ${n} kan ikke vises.`,
    reason: {
      unreachable: 'Arkivet kan ikke nås.',
      timeout: 'Arkivet svarte ikke i tide.',
      'not-found': 'Arkivet finner ikke bildet.',
      'no-access': 'Du har ikke tilgang til bildet.',
      'signed-out': 'Økten er avsluttet. Åpne bildene på nytt fra journalen.',
      'journal-unavailable': 'Innsynsloggen svarer ikke, og uten den vises ingen bilder.',
      'archive-error': 'Arkivet meldte en feil.',
      'wrong-media': 'Svaret var ikke et bilde.',
      damaged: 'Bildefilen er skadet.',
      'wrong-size': 'Bildet kom ikke helt fram.',
      unsupported: 'Bildeformatet kan ikke vises ennå.',
      'too-large': 'Bildet er for stort til å vises her.',
      'decoder-timeout': 'Bildet lot seg ikke tolke i tide.',
      'decoder-missing':
        'Den delen av programmet som tolker bildet, kunne ikke lastes. Prøv igjen, eller last siden på nytt.',
      'wrong-patient': 'Bildet tilhører en annen pasient og vises ikke.',
    },
  },

  kind: {
    images: 'Bilder',
    cine: 'Sløyfe',
    photos: 'Foto',
    video: 'Video',
    audio: 'Lyd',
    ecg: 'EKG',
    document: 'Dokument',
    report: 'Strukturert rapport',
    slide: 'Digitalt snitt',
    unsupported: 'Kan ikke vises',
  },
  count: {
    images: (n: number) => counted(n, 'bilde', 'bilder'),
    frames: (n: number) => counted(n, 'enkeltbilde', 'enkeltbilder'),
    photos: (n: number) => counted(n, 'foto', 'foto'),
    objects: (n: number) => counted(n, 'objekt', 'objekter'),
  },

  card: {
    slide: 'Snittet kan ikke vises: objektene sier ikke hvor utsnittene deres ligger.',
    document: (media: string) => `Dokumenter av typen ${media} kan ikke vises her.`,
    unsupported: 'Lysbilde kan ikke vise denne typen objekt ennå. Det ligger trygt i arkivet.',
    noPixels: 'Objektet er av en bildetype, men inneholder ingen bildepunkter.',
    sopClass: 'Type',
    sopClassUid: 'SOP Class UID',
    objects: 'Antall',
    series: 'Serie',
    taken: 'Tatt',
    unknownClass: 'Ukjent for Lysbilde',
  },

  slide: nbSlide,
  waveform: {
    loading: 'Henter kurven …',
    failed: 'Kurven kunne ikke hentes.',
    unreadable: 'Kurven kan ikke leses.',
  },
  ecg: {
    beyond: {
      right: (leads: readonly string[]) =>
        leads.length === 0 ? 'Mer av opptaket til høyre →' : `${leads.join(', ')} til høyre →`,
      below: (leads: readonly string[]) =>
        leads.length === 0 ? 'Mer nedenfor ↓' : `${leads.join(', ')} nedenfor ↓`,
    },
    group: 'Opptak',
    groupNumber: (n: number) => `Opptak ${n}`,
    groupsUnreadable: (n: number) => `${counted(n, 'opptak', 'opptak')} kan ikke leses`,
    format: 'Oppsett av avledninger',
    formatName: { rhythm: '3 × 4 + rytme', '6x2': '6 × 2', '12x1': '12 × 1', channels: 'Alle kanaler' },
    speed: 'Papirfart',
    speedName: (speed: number) => `${speed} mm/s`,
    gain: 'Utslag',
    gainName: (gain: number) => `${gain} mm/mV`,
    sampled: (seconds: number, hertz: number) => `${nbNumber(seconds, 1)} s · ${nbNumber(hertz)} Hz`,
    filters: (
      filters: { readonly low?: number; readonly high?: number; readonly notch?: number } | 'various',
    ) => {
      if (filters === 'various') return 'Ulike filtre';
      const { low, high, notch = 0 } = filters;
      const band = [low, high].map((edge) => (edge === undefined ? '?' : nbNumber(edge, 2))).join('–');
      const named = low === undefined && high === undefined ? 'ikke oppgitt' : `${band} Hz`;
      return `Filter ${named}${notch > 0 ? `, ${nbNumber(notch)} Hz sperret` : ''}`;
    },
    noVoltage: 'Uten oppgitt spenning: høyden kan ikke måles',
    keys: 'Dra for å måle. Enter setter en måler, piltastene flytter den, Escape fjerner den.',
    reading: (found: {
      readonly milliseconds: number;
      readonly perMinute?: number;
      readonly millivolts?: number;
    }) =>
      [
        `${nbNumber(found.milliseconds)} ms`,
        found.perMinute === undefined ? undefined : `${nbNumber(found.perMinute)}/min`,
        found.millivolts === undefined ? undefined : `${nbNumber(found.millivolts, 2)} mV`,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
  },
  sound: {
    at: (seconds: number, of: number) => `${nbNumber(seconds, 1)} / ${nbNumber(of, 1)} s`,
    place: (seconds: number) => `${nbNumber(seconds, 1)} s`,
    picture: (seconds: number) => `Lydbilde, ${nbNumber(seconds, 1)} sekunder`,
    strength: 'Styrke',
    recorded: (hertz: number, channels: number) =>
      `${nbNumber(hertz / 1000, 1)} kHz · ${counted(channels, 'kanal', 'kanaler')}`,
  },

  planes: nbPlanes,
  priors: nbPriors,
  projections: nbProjections,
  volume: nbVolume,
  loops: nbLoops,
  serial: nbSerial,
  subtraction: nbSubtraction,
  tool: {
    scroll: 'Bla',
    window: 'Vindu og nivå',
    zoom: 'Zoom',
    pan: 'Flytt',
    length: 'Lengde',
    angle: 'Vinkel',
    probe: 'Verdi',
    cursor: '3D-markør',
    cobb: 'Cobb-vinkel',
    bidirectional: 'Lengde og bredde',
    ellipse: 'Ellipse',
    outline: 'Omriss',
    ruler: 'Linjal i bildet',
    sticker: 'Rundt merke i bildet',
  },
  probe: nbProbe,
  measuring: nbMeasuring,
  linking: nbLinking,
  tools: 'Verktøy',
  group: {
    tools: 'Verktøy',
    view: 'Visning',
    move: 'Bla og spill av',
    compare: 'Sammenlign',
  },
  windows: 'Vinduer',
  windowUnnamed: (n: number) => `Vindu ${n} fra bildet`,
  preset: { lung: 'Lunge', softTissue: 'Bløtdel', bone: 'Bein', brain: 'Hjerne', liver: 'Lever' },
  rotateLeft: 'Roter mot venstre',
  rotateRight: 'Roter mot høyre',
  flipHorizontal: 'Speilvend vannrett',
  flipVertical: 'Speilvend loddrett',
  armTurning: 'Tillat rotasjon og speiling av snittbilder',
  turningArmed: 'Rotasjon og speiling er tillatt',
  invert: 'Inverter',
  reset: 'Nullstill visningen',
  actualSize: 'Faktiske bildepunkter (1:1)',
  fit: 'Tilpass til ruten',
  fullScreen: 'Fullskjerm',
  leaveFullScreen: 'Avslutt fullskjerm',
  removeMeasurements: 'Slett mål',
  /** Spoken when keys have moved a picture; columns and rows from 0. */
  place: {
    whole: (percent: number) => `Zoom ${percent} %, hele bildet`,
    part: (percent: number, x: number, y: number) => `Zoom ${percent} %, midt i ruten x ${x}, y ${y}`,
  },
  zoomIn: 'Zoom inn',
  zoomOut: 'Zoom ut',
  move: {
    left: 'Flytt mot venstre',
    right: 'Flytt mot høyre',
    up: 'Flytt oppover',
    down: 'Flytt nedover',
  },
  brighter: 'Lysere',
  darker: 'Mørkere',
  moreContrast: 'Mer kontrast',
  lessContrast: 'Mindre kontrast',
  overlay: 'Bildetekst',
  overlayLevel: { full: 'Full', minimal: 'Minst mulig', off: 'Av' },
  overlayNow: (level: string) => `Bildetekst: ${level}`,
  layout: 'Visningsoppsett',
  layoutAuto: 'Automatisk visningsoppsett',
  layoutOf: (rows: number, columns: number) => `${rows} × ${columns}`,
  nextImage: 'Neste bilde',
  previousImage: 'Forrige bilde',
  firstImage: 'Første bilde',
  lastImage: 'Siste bilde',
  nextSet: 'Neste serie',
  previousSet: 'Forrige serie',
  nextPane: 'Neste rute',
  moreTools: 'Flere verktøy',

  play: 'Spill av',
  pause: 'Pause',
  stepForward: 'Ett bilde fram',
  stepBack: 'Ett bilde tilbake',
  toStart: 'Til start',
  toEnd: 'Til slutt',
  slower: 'Saktere',
  faster: 'Raskere',
  speed: (factor: number) => `${factor === 0.25 ? '¼' : factor === 0.5 ? '½' : nbNumber(factor)}×`,
  speedName: (factor: string) => `Fart ${factor}`,
  /** Spoken when keys have switched something. */
  switched: { on: (names: string) => `${names}: på`, off: (names: string) => `${names}: av` },
  /** Spoken when one of them has changed. */
  playback: {
    playing: (speed: string) => `Spilles av, ${speed.toLowerCase()}`,
    paused: (speed: string) => `På pause, ${speed.toLowerCase()}`,
  },
  rate: (perSecond: number) => `${nbNumber(perSecond, perSecond < 10 ? 1 : 0)} b/s`,
  trueRate: (perSecond: number) => `${nbNumber(perSecond, 1)} bilder/s i opptaket`,
  rateUnknown: (perSecond: number) => `Opptaket sier ikke farten. Vises med ${nbNumber(perSecond)} bilder/s.`,
  rateUnknownShort: 'Ukjent fart',
  measured: (perSecond: number) => `målt ${nbNumber(perSecond, 1)} b/s`,
  loopStart: 'Sett A',
  loopEnd: 'Sett B',
  loopClear: 'Fjern A–B',
  looping: (from: string, to: string) => `Gjentar ${from}–${to}`,
  seek: 'Sted i opptaket',
  videoFailed: 'Videoen kan ikke spilles av.',
  videoLoading: 'Henter video …',
  soundOn: 'Lyd på',
  soundOff: 'Lyd av',

  sheet: 'Kontaktark',
  allPhotos: 'Alle foto',
  backToStudy: 'Tilbake til undersøkelsen',
  openPhoto: (n: number, total: number) => `Åpne foto ${n} av ${total}`,
  nextPhoto: 'Neste foto',
  previousPhoto: 'Forrige foto',
  noThumbnail: 'Kan ikke vise miniatyr',

  pdf: {
    loading: 'Åpner dokumentet …',
    failed: 'Dokumentet kan ikke vises.',
    page: (n: number, total: number) => `Side ${n} av ${total}`,
    pageFailed: (n: number, total: number) => `Side ${n} av ${total} kan ikke vises. De andre kan være hele.`,
    next: 'Neste side',
    previous: 'Forrige side',
    search: 'Søk i dokumentet',
    hits: (at: number, total: number) => (total === 0 ? 'Ingen treff' : `Treff ${at} av ${total}`),
    nextHit: 'Neste treff',
    locked: 'Dokumentet er beskyttet med passord og kan ikke vises.',
  },
  ...nbDocuments,
  report: {
    title: 'Beskrivelse',
    show: 'Vis beskrivelse',
    none: 'Journalen har ingen beskrivelse av denne undersøkelsen.',
    waiting: 'Henter beskrivelser …',
    missing: 'Beskrivelsene kunne ikke hentes.',
    otherForms: (isAll: boolean, forms: string) =>
      `${isAll ? 'Beskrivelsen finnes bare' : 'Beskrivelsen finnes også'} i en form som ikke vises her${forms === '' ? '' : ` (${forms})`}. Les den i journalen.`,
    from: (author: string, organisation: string) =>
      [author, organisation].filter((part) => part !== '').join(', '),
    possible:
      'Kanskje ikke av denne undersøkelsen: nummeret stemmer, men det er ikke oppgitt hvem som har gitt det.',
    inImages: 'Rapport i bildearkivet',
    status: {
      registered: 'Ikke skrevet ennå',
      partial: 'Delsvar',
      preliminary: 'Foreløpig',
      final: 'Endelig',
      amended: 'Endret',
      corrected: 'Rettet',
      appended: 'Tilføyd',
      cancelled: 'Trukket',
      'entered-in-error': 'Feilført',
      unknown: 'Ukjent status',
    },
  },

  strip: {
    title: 'Serier',
    open: (name: string) => `Vis ${name}`,
    shown: 'vises nå',
    of: (n: number) => counted(n, 'serie', 'serier'),
    collapse: 'Skjul serier',
    expand: 'Vis serier',
  },

  compare: {
    action: 'Sammenlign med forrige',
    short: 'Sammenlign',
    stop: 'Avslutt sammenligning',
    choosing: 'Finner tidligere undersøkelse …',
    older: 'Eldre undersøkelse',
    newer: 'Nyere undersøkelse',
    noPrior: 'Pasienten har ingen tidligere undersøkelse som ligner.',
    noPriorYet: 'Ingen tidligere undersøkelse som ligner er funnet ennå. Alle arkiver har ikke svart.',
    listIncomplete: 'Alle arkiver har ikke svart. Det kan finnes flere.',
    links: 'Koble sammen',
    link: {
      scroll: 'Bla',
      view: 'Zoom og flytt',
      window: 'Vindu',
      cine: 'Avspilling',
      orientation: 'Rotasjon',
    },
    linkAll: 'Koble alt',
    unlinkAll: 'Koble fra alt',
    linked: (links: string) => `Koblet: ${links}.`,
    unlinked: (links: string) => `Ikke koblet: ${links}.`,
    /** On a chip: what keeps it from following is its description. */
    linkIdle: (link: string) => `${link} følger ikke`,
    linkNote: (link: string, sentence: string) => `«${link}» ${sentence}`,
    note: {
      'nothing-alike': 'følger ikke: ingenting av samme slag',
      'by-number': 'følger etter bildenummer',
      'other-plane': 'følger ikke: et annet plan',
      'no-position': 'følger ikke: bildet sier ikke hvor det er tatt',
      'other-units': 'følger ikke: gråtonene har ulik målestokk',
      'same-study': '',
      offset: 'følger etter avstand (hvert sitt nullpunkt)',
      ...nbLinking.note,
    },
  },

  state: {
    nothing: 'Velg en undersøkelse',
    nothingMore: 'Klikk i listen, eller dra en undersøkelse hit.',
    openNewest: 'Åpne nyeste',
    keysHint: 'Tastene K, ? og Ctrl+K hjelper deg videre.',
    loadingStudy: 'Henter undersøkelsen …',
    notFound: 'Undersøkelsen finnes ikke hos denne pasienten.',
    failed: 'Undersøkelsen kunne ikke hentes.',
    badAddress: (n: number) =>
      n === 1 ? 'Ett ord i adressen er ikke en undersøkelse.' : `${n} ord i adressen er ikke undersøkelser.`,
    emptyPane: 'Tom rute',
    emptyPaneMore: 'Dra en serie hit, eller trykk PgDn.',
    dropHere: 'Slipp for å vise her',
    shown: (shown: number, expected: number) =>
      `${nbNumber(shown)} av ${counted(expected, 'bilde', 'bilder')}`,
    allShown: (n: number) =>
      n === 1 ? 'Det ene objektet er her' : `Alle ${counted(n, 'objekt', 'objekter')} er her`,
    missingCount: (n: number) => `${counted(n, 'objekt', 'objekter')} mangler fra arkivet.`,
    refused: (n: number) =>
      n === 1
        ? 'Ett objekt hører kanskje til en annen pasient og vises ikke.'
        : `${n} objekter hører kanskje til en annen pasient og vises ikke.`,
    unreadable: (n: number) => `${counted(n, 'objekt', 'objekter')} kunne ikke leses.`,
    refusedBy: (n: number) =>
      `${nbNumber(n)} arkiver holder noe tilbake, og det kan være flere enn i det som holder tilbake mest.`,
    more: 'Arkivet har flere objekter enn det ga fra seg.',
    sourceMissing: (archive: string) => `${archive} svarte ikke; noe kan mangle.`,
    sourceWaiting: (archive: string) => `Venter på ${archive} …`,
    crashed: 'Ruten stoppet av en feil i Lysbilde.',
  },
} as const;
