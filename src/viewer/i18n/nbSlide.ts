import { counted, nbNumber } from './numbers.ts';

/** Words of whole-slide images, bokmål. */
export const nbSlide = {
  label: (name: string) => `Digitalt snitt, ${name}`,
  opening: 'Åpner snittet …',
  notLoaded: 'Snittviseren kunne ikke hentes.',
  image: 'Bilde',
  role: { volume: 'Snitt', thumbnail: 'Miniatyr', overview: 'Oversiktsbilde', label: 'Etikett' },
  numbered: (name: string, n: number) => `${name} ${n}`,
  opticalPath: 'Kanal',
  pathNumber: (n: number) => `Kanal ${n}`,
  focalPlane: 'Fokusplan',
  focalPlaneOf: (n: number, total: number) => `Fokusplan ${n} av ${total}`,
  fetching: (painted: number, due: number) => `Henter ${nbNumber(painted)} av ${nbNumber(due)} utsnitt …`,
  failed: (n: number) => `${counted(n, 'utsnitt', 'utsnitt')} kan ikke vises.`,
  missing: (n: number) => `${counted(n, 'utsnitt', 'utsnitt')} mangler i arkivet`,
  unscanned: 'Stripet felt er ikke skannet i denne oppløsningen',
  lacksOverview: 'Arkivet har ingen oversikt over hele snittet: det vises del for del',
  unplaced: (n: number) => `${counted(n, 'objekt', 'objekter')} kan ikke plasseres`,
  unplacedFrames: (n: number) => `${counted(n, 'utsnitt', 'utsnitt')} uten plass i snittet`,
  noProfile: 'Uten fargeprofil',
  noProfileLong:
    'Fargeprofilen kunne ikke hentes. Fargene kan avvike fra dem skanneren så. Åpne snittet igjen for å prøve på nytt.',
  magnification: (times: number) => `${nbNumber(times, times < 10 ? 1 : 0)}×`,
  objective: (power: number) => `Objektiv ${nbNumber(power, 1)}×`,
  size: (columns: number, rows: number) => `${nbNumber(columns)} × ${nbNumber(rows)} bildepunkter`,
  resolution: (micrometres: number) => `${nbNumber(micrometres, 2)} µm per bildepunkt`,
  levels: (n: number) => counted(n, 'oppløsning', 'oppløsninger'),
  length: (millimetres: number) => {
    if (millimetres < 1) return `${nbNumber(millimetres * 1000, millimetres < 0.01 ? 1 : 0)} µm`;
    return millimetres < 10 ? `${nbNumber(millimetres, 2)} mm` : `${nbNumber(millimetres / 10, 2)} cm`;
  },
  lengthWith: (length: string, basis: string) => `${length} (${basis})`,
  /** From a hundredth of a square millimetre on, areas are written in those. */
  area: (squareMillimetres: number) =>
    squareMillimetres < 0.01
      ? `Areal ${nbNumber(squareMillimetres * 1e6)} µm²`
      : squareMillimetres < 100
        ? `Areal ${nbNumber(squareMillimetres, squareMillimetres < 1 ? 4 : 2)} mm²`
        : `Areal ${nbNumber(squareMillimetres / 100, 2)} cm²`,
  axes: (long: string, short: string) => `${long} × ${short}`,
  extent: (diameter: string, width: string, perimeter: string) =>
    `Lengst ${diameter} · bredde ${width} · omkrets ${perimeter}`,
} as const;
