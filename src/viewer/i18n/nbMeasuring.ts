import { counted, nbNumber, nbValue } from './numbers.ts';

/** From one square centimetre on, areas are written in those. */
function area(squareMillimetres: number): string {
  return squareMillimetres < 100
    ? `${nbNumber(squareMillimetres, 1)} mm²`
    : `${nbNumber(squareMillimetres / 100, 2)} cm²`;
}

const withBasis = (text: string, basis: string | undefined) =>
  basis === undefined || basis === '' ? text : `${text} (${basis})`;

const signed = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Words of what is drawn to measure, bokmål. */
export const nbMeasuring = {
  more: 'Flere mål',
  hand: {
    ruler: (millimetres: number) => `kalibrert for hånd, linjal ${nbNumber(millimetres, 1)} mm`,
    sticker: (millimetres: number) => `kalibrert for hånd, merke ${nbNumber(millimetres, 1)} mm`,
  },
  reference: {
    ruler: (millimetres: number) => `Linjal ${nbNumber(millimetres, 1)} mm`,
    sticker: (millimetres: number) => `Merke ${nbNumber(millimetres, 1)} mm`,
  },
  unsaid: { ruler: 'Linjal: si hvor lang streken er', sticker: 'Merke: si hvor bredt det er' },
  cobb: (angle: string) => `Cobb ${angle}`,
  axes: (axes: { long: number; short: number; unit: 'mm' | 'px'; basis: string | undefined }) => {
    const digits = axes.unit === 'mm' ? 1 : 0;
    const both = `${nbNumber(axes.long, digits)} × ${nbNumber(axes.short, digits)}`;
    return withBasis(`${both} ${axes.unit === 'mm' ? 'mm' : 'bildepunkter'}`, axes.basis);
  },
  area: (value: number, unit: 'mm2' | 'px2', basis: string | undefined) =>
    withBasis(
      `Areal ${unit === 'mm2' ? area(value) : `${nbNumber(value)} bildepunkter`}`,
      unit === 'mm2' ? basis : undefined,
    ),
  extent: (extent: { diameter: number; width: number; perimeter: number; unit: 'mm' | 'px' }) => {
    const digits = extent.unit === 'mm' ? 1 : 0;
    const [diameter, width, perimeter] = [extent.diameter, extent.width, extent.perimeter].map((value) =>
      nbNumber(value, digits),
    );
    const unit = extent.unit === 'mm' ? 'mm' : 'bildepunkter';
    return `Lengst ${diameter} · bredde ${width} · omkrets ${perimeter} ${unit}`;
  },
  statistics: (of: { mean: number; deviation: number; unit: string; pixels: number }) =>
    `Snitt ${nbValue(of.mean, 1)} ${of.unit} · SD ${nbValue(of.deviation, 1)} · ${nbNumber(of.pixels)} bildepunkter`,
  change: {
    title: 'Målt endring',
    local:
      'Det du måler, lagres ikke. Det blir borte når du låser, bytter pasient eller laster siden på nytt.',
    none: 'Ingen målinger ennå. Mål det samme i to undersøkelser, gjerne side om side. På koblede ruter foreslås det samme målet.',
    reading: 'Leser målinger i rapportene …',
    incomplete: 'Ikke alt er hentet fra arkivene: eldre målinger kan mangle.',
    missing: (archives: string) => `${archives} svarte ikke om rapporter: målinger kan mangle.`,
    refused: (n: number) =>
      `${counted(n, 'rapport', 'rapporter')} kunne ikke leses, eller kan tilhøre en annen.`,
    retry: 'Prøv igjen',
    target: (n: number) => `Lesjon ${n}`,
    wound: (n: number) => `Sår ${n}`,
    unnamed: 'Måling uten navn',
    name: 'Navn på målet',
    quantityLabel: 'Vis',
    quantity: {
      length: 'Lengde',
      shortAxis: 'Kort akse',
      angle: 'Vinkel',
      area: 'Areal',
      diameter: 'Lengste diameter',
      width: 'Bredde på tvers',
      perimeter: 'Omkrets',
      mean: 'Gjennomsnitt',
    },
    otherQuantity: 'Annen størrelse',
    column: {
      when: 'Dato',
      value: 'Verdi',
      previous: 'Siden forrige',
      first: 'Siden første',
      lowest: 'Siden laveste',
    },
    why: {
      pixels: 'Ikke sammenlignet: bildepunkter uten målestokk',
      detector: 'Ikke sammenlignet: målt ved detektoren, med ukjent forstørrelse',
      magnification: 'Ikke sammenlignet: forstørrelsen er bare anslått',
      'other-unit': 'Ikke sammenlignet: en annen enhet',
      'other-plane': 'Ikke sammenlignet: målt i et annet plan',
      undated: 'Ikke sammenlignet: undersøkelsen har ingen dato',
    },
    pixels: (value: string) => `${value} bildepunkter`,
    byName: 'Rapportene har bare navnet felles. Ingen av dem sier at det er samme lesjon.',
    baseline: 'Første',
    inPlane: (plane: string) => `målt i ${plane.toLowerCase()} plan (MPR)`,
    interpolated: 'interpolert',
    onSlide: 'målt på digitalt snitt',
    slab: (millimetres: number) => `skive på ${nbNumber(millimetres, 1)} mm`,
    lossy: 'komprimert med tap',
    report: { verified: 'fra rapport', unverified: 'fra rapport, ikke godkjent' },
    proposed: 'Foreslått: det samme målet som i en annen undersøkelse.',
    confirm: 'Ja, det samme',
    belongsTo: 'Hører til',
    newTarget: 'Nytt mål',
    remove: 'Slett målingen',
    openImage: (date: string, hospital: string) => `Vis bildet: ${date}, ${hospital}`,
    noImage: 'Rapporten viser ikke til noe bilde',
    signed: (value: number, digits: number) => signed.format(rounded(value, digits)),
    percent: (value: number) => `${signed.format(rounded(value, Math.abs(value) < 10 ? 1 : 0))} %`,
    chart: {
      title: (quantity: string, target: string) => `${quantity} over tid: ${target}`,
      description: (n: number, from: string, to: string) =>
        `${counted(n, 'måling', 'målinger')} fra ${from} til ${to}. Piltastene går fra måling til måling, Enter viser bildet. De samme tallene står i tabellen under.`,
      drawn: 'målt her',
      report: 'fra rapport',
      leftOut: (n: number) =>
        `${counted(n, 'verdi', 'verdier')} står bare i tabellen: den kan ikke sammenlignes.`,
    },
  },
  wound: {
    title: 'Sårmåling',
    pick: 'Velg en rute med et foto.',
    calibrate: '1. Kalibrer bildet',
    draw: '2. Tegn sårkanten',
    overTime: '3. Over tid',
    ruler: 'Linjal',
    sticker: 'Rundt merke',
    calibrated: (how: string) => `Dette bildet er ${how}.`,
    stated: 'Bildet oppgir sin egen målestokk. Kalibrer for hånd hvis den ikke stemmer.',
    uncalibrated: 'Ikke kalibrert: uten linjal eller merke blir målene i bildepunkter.',
    hint: {
      ruler: 'Dra langs linjalen i bildet, fra strek til strek. Jo lengre, jo bedre.',
      sticker: 'Dra tvers over merket, fra kant til kant, så sirkelen dekker det.',
      outline:
        'Dra langs sårkanten i ett strøk, eller trykk punkt for punkt og lukk. Punkter kan flyttes etterpå; et punkt som slippes på naboen, forsvinner.',
    },
    keys: 'Med tastatur: Alt+Enter begynner midt i bildet. Piltastene flytter punktet, med Shift ti ganger så langt. Enter setter det, Backspace tar det bort, Escape slutter.',
    known: { ruler: 'Streken er i virkeligheten (mm)', sticker: 'Merket er i virkeligheten (mm)' },
    set: 'Bruk',
    wrong: 'Skriv et tall i millimeter, større enn 0.',
    outline: 'Tegn omriss',
    plane:
      'Målene gjelder i planet gjennom linjalen eller merket. Er såret skrått mot kameraet, dypt eller på krum hud, blir de for små.',
    none: 'Ingen sår er tegnet ennå.',
  },
  crosses: 'Omrisset krysser seg selv: det har ikke noe areal',
  step: {
    place: 'Sett eller ta et målepunkt',
    close: 'Lukk omrisset',
    back: 'Angre siste målepunkt',
    leave: 'Slutt å peke',
    left: 'Målepunktet mot venstre',
    right: 'Målepunktet mot høyre',
    up: 'Målepunktet oppover',
    down: 'Målepunktet nedover',
    set: 'Sett målepunktet',
    takeBack: 'Ta bort målepunktet',
  },
  far: {
    left: 'Målepunktet langt mot venstre',
    right: 'Målepunktet langt mot høyre',
    up: 'Målepunktet langt oppover',
    down: 'Målepunktet langt nedover',
  },
  pointing: {
    at: (x: number, y: number) => `x ${x}, y ${y}`,
    placed: (points: number, x: number, y: number) => `Punkt ${points} satt, x ${x}, y ${y}`,
    takenBack: (points: number) =>
      points === 0 ? 'Ingen punkter' : `Tatt bort. ${counted(points, 'punkt', 'punkter')} igjen`,
    held: (x: number, y: number) => `Holder målet, x ${x}, y ${y}`,
    removed: (left: number) => `Mål fjernet. ${counted(left, 'mål', 'mål')} igjen på bildet`,
    ended: 'Sluttet å peke',
  },
} as const;
