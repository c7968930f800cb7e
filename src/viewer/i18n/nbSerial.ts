import { nbNumber } from './numbers.ts';

const listed = (names: readonly string[] | undefined) =>
  names === undefined ? '' : ` (${names.join(', ')})`;
const signed = (value: number, digits = 0) => `${value > 0 ? '+' : ''}${nbNumber(value, digits)}`;

/** Words of two ECGs laid over each other, bokmål. */
export const nbSerial = {
  over: 'Legg EKG over tidligere EKG',
  short: 'Legg over',
  close: 'Side ved side',
  title: 'EKG over hverandre',
  paper: (seconds: number) => `To EKG over hverandre, ${nbNumber(seconds, 1)} sekunder`,
  line: { later: 'Nyest, heltrukket', earlier: 'Tidligere, stiplet' },
  which: 'Hvilket tidligere EKG',
  group: { later: 'Opptak i det nyeste', earlier: 'Opptak i det tidligere' },
  of: {
    later: (what: string) => `Nyest: ${what}`,
    earlier: (what: string) => `Tidligere: ${what}`,
  },
  missing: (date: string, hospital: string) =>
    `Det gjelder EKG fra ${date}, ${hospital}. Ingen av dem legges over før begge er her.`,
  beat: (n: number, of: number) => `Slag ${n} av ${of}`,
  nextBeat: 'Neste slag',
  previousBeat: 'Forrige slag',
  move: {
    left: 'Flytt det tidligere mot venstre',
    right: 'Flytt det tidligere mot høyre',
    farLeft: 'Flytt det tidligere langt mot venstre',
    farRight: 'Flytt det tidligere langt mot høyre',
  },
  moved: (milliseconds: number) => `${signed(milliseconds)} ms`,
  byBeat: (lead: string) => `Lagt sammen etter R-takken i avledning ${lead} (prikket strek).`,
  byStart: (why: string) => `Lagt sammen etter starten av opptakene: ${why}.`,
  byHand: (milliseconds: number) => `Deretter flyttet ${signed(milliseconds)} ms for hånd.`,
  why: {
    'no-shared-lead': 'ingen avledning finnes i begge',
    'too-long': 'R-takker letes bare fram i opptak på inntil ti minutter',
    later: 'R-takkene kan ikke finnes sikkert i det nyeste',
    earlier: 'R-takkene kan ikke finnes sikkert i det tidligere',
    both: 'R-takkene kan ikke finnes sikkert i noen avledning som begge har',
  },
  differs: {
    leads: {
      later: (names: readonly string[]) => `Bare i det nyeste: ${names.join(', ')}`,
      earlier: (names: readonly string[]) => `Bare i det tidligere: ${names.join(', ')}`,
    },
    voltage: {
      later: (names: readonly string[] | undefined) =>
        `Det nyeste er uten oppgitt spenning${listed(names)}: høydene kan ikke sammenlignes`,
      earlier: (names: readonly string[] | undefined) =>
        `Det tidligere er uten oppgitt spenning${listed(names)}: høydene kan ikke sammenlignes`,
      both: (names: readonly string[] | undefined) =>
        `Begge er uten oppgitt spenning${listed(names)}: høydene kan ikke sammenlignes`,
    },
    sampling: (later: number, earlier: number) =>
      `Samplingsfrekvens ${nbNumber(later)} Hz, tidligere ${nbNumber(earlier)} Hz`,
    seconds: (later: number, earlier: number) =>
      `Varighet ${nbNumber(later, 1)} s, tidligere ${nbNumber(earlier, 1)} s`,
    filters: (later: string, earlier: string, names: readonly string[] | undefined) =>
      `${later}, tidligere: ${earlier}${listed(names)}`,
    step: (later: number, earlier: number, names: readonly string[] | undefined) =>
      `Minste trinn ${nbNumber(later, 2)} µV, tidligere ${nbNumber(earlier, 2)} µV${listed(names)}`,
  },
} as const;
