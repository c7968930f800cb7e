/** Text as bytes to text as Unicode, by (0008,0005): PS3.3 C.12.1.1.2 and PS3.5 6.1. */
export type DecodeText = (bytes: Buffer) => string;

/** Latin and other single-byte sets by their ISO-IR number, as the Encoding Standard names them. */
const singleByte: Readonly<Record<string, string>> = {
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'windows-1254',
  '203': 'iso-8859-15',
  '166': 'windows-874',
  '13': 'shift_jis',
};

/** Final bytes of the escape sequences that put a 96-character set in G1, by ISO-IR number. */
const g1Finals: Readonly<Record<string, string>> = {
  A: '100',
  B: '101',
  C: '109',
  D: '110',
  L: '144',
  G: '127',
  F: '126',
  H: '138',
  M: '148',
  T: '166',
  b: '203',
};

/** The decoder for the values of Specific Character Set; none or an unknown one reads as UTF-8 where valid, else Latin-1. */
export function decoderFor(characterSets: readonly string[]): DecodeText {
  const terms = characterSets.map((term) => term.trim().toUpperCase().replace(/[-_]/g, ' '));
  const [first = ''] = terms;
  if (first === 'ISO IR 192') return utf8;
  if (first === 'GB18030' || first === 'GBK') return withDecoder(new TextDecoder('gb18030'));
  const set = /^ISO (?:2022 )?IR (\d+)$/.exec(first)?.[1] ?? '';
  const extended = terms.length > 1 || terms.some((term) => term.startsWith('ISO 2022'));
  if (extended) return (bytes) => decodeExtended(bytes, set);
  if (set === '100') return latin1;
  return singleByte[set] === undefined ? guessed : singleSet(set);
}

/** Printable ASCII needs no decoder, and is most of what there is. */
export const isAscii = (bytes: Buffer) => bytes.every((byte) => byte < 0x80 && byte !== 0x1b);

const latin1: DecodeText = (bytes) => bytes.toString('latin1');
const utf8: DecodeText = (bytes) => bytes.toString('utf8').replace(/^\uFEFF/, '');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const guessed: DecodeText = (bytes) => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return latin1(bytes);
  }
};

function withDecoder(decoder: { decode(bytes: Buffer): string }): DecodeText {
  return (bytes) => decoder.decode(bytes);
}

const decoders = new Map<string, DecodeText>();

function singleSet(set: string): DecodeText {
  const label = singleByte[set];
  if (label === undefined) return latin1;
  const known = decoders.get(label) ?? withDecoder(new TextDecoder(label));
  decoders.set(label, known);
  return known;
}

const eucJp = new TextDecoder('euc-jp');
const eucKr = new TextDecoder('euc-kr');
const gb2312 = new TextDecoder('gbk');

interface CodeState {
  /** Two-byte set in G0: JIS X 0208 or JIS X 0212. */
  readonly g0: 'single' | 'jis0208' | 'jis0212';
  readonly g1: DecodeText;
}

/** ISO 2022 with escapes (PS3.5 6.1.2.4): text is cut at escapes, and control characters and delimiters restore the initial sets. */
function decodeExtended(bytes: Buffer, initialSet: string): string {
  const initial: CodeState = { g0: 'single', g1: singleSet(initialSet) };
  let state = initial;
  let text = '';
  let start = 0;
  let at = 0;
  const flush = (end: number) => {
    text += decodeRun(bytes.subarray(start, end), state);
    start = end;
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b) {
      flush(at);
      const escape = readEscape(bytes.toString('latin1', at + 1, at + 4), state, initial);
      state = escape.state;
      at += 1 + escape.length;
      start = at;
    } else if (state.g0 === 'single' && isDelimiter(byte)) {
      flush(at);
      state = initial;
      at += 1;
    } else {
      // In a two-byte G0 the second byte may look like a delimiter.
      at += state.g0 === 'single' || byte < 0x21 ? 1 : 2;
    }
  }
  flush(bytes.length);
  return text;
}

const delimiters = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x5c, 0x5e, 0x3d]);
const isDelimiter = (byte: number) => delimiters.has(byte);

function readEscape(
  next: string,
  state: CodeState,
  initial: CodeState,
): { readonly length: number; readonly state: CodeState } {
  if (next.startsWith('$B') || next.startsWith('$@'))
    return { length: 2, state: { ...state, g0: 'jis0208' } };
  if (next.startsWith('$(D')) return { length: 3, state: { ...state, g0: 'jis0212' } };
  if (next.startsWith('$)C')) return { length: 3, state: { ...state, g1: withDecoder(eucKr) } };
  if (next.startsWith('$)A')) return { length: 3, state: { ...state, g1: withDecoder(gb2312) } };
  if (next.startsWith('(')) return { length: 2, state: { ...state, g0: 'single' } };
  if (next.startsWith(')I')) return { length: 2, state: { ...state, g1: singleSet('13') } };
  const set = next.startsWith('-') ? g1Finals[next.charAt(1)] : undefined;
  if (set !== undefined) return { length: 2, state: { ...state, g1: singleSet(set) } };
  return { length: 0, state: initial };
}

function decodeRun(run: Buffer, state: CodeState): string {
  if (run.length === 0) return '';
  if (state.g0 === 'single') return state.g1(run);
  const euc = state.g0 === 'jis0208' ? [...run].map(highBit) : [...run].flatMap(threeByte);
  return eucJp.decode(Uint8Array.from(euc));
}

const highBit = (byte: number) => (byte >= 0x21 ? byte | 0x80 : byte);
const threeByte = (byte: number, index: number) =>
  index % 2 === 0 ? [0x8f, highBit(byte)] : [highBit(byte)];
