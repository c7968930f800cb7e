/** One media range of an Accept header (RFC 9110 12.5.1), quotes removed. */
export interface MediaRange {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The ranges, most wanted first; anything, where the header is absent. */
export function parseAccept(header: string | undefined): readonly MediaRange[] {
  if (header === undefined || header.trim() === '') return [{ type: '*/*', parameters: {} }];
  return splitOutsideQuotes(header, ',')
    .map(parseRange)
    .filter(({ range }) => range.type !== '')
    .sort((a, b) => b.quality - a.quality)
    .filter(({ quality }) => quality > 0)
    .map(({ range }) => range);
}

function parseRange(text: string): { readonly range: MediaRange; readonly quality: number } {
  const [type = '', ...rest] = splitOutsideQuotes(text, ';').map((part) => part.trim());
  const parameters = Object.fromEntries(
    rest.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim().replace(/^"|"$/g, '')];
    }),
  );
  const quality = Number(parameters['q'] ?? 1);
  return { range: { type: type.toLowerCase(), parameters }, quality: Number.isFinite(quality) ? quality : 1 };
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** What is on offer: its own media type, the generic one, and the transfer syntax it has. */
export interface Offer {
  readonly mediaTypes: readonly string[];
  readonly transferSyntaxUid: string;
  /** `application/dicom` and compressed frames that the archive gives as stored only when `*` or their own syntax is asked for. */
  readonly needsAsterisk: boolean;
  readonly multipart: boolean;
  readonly single: boolean;
}

export interface Chosen {
  readonly form: 'single' | 'multipart';
  readonly mediaType: string;
  /** The `transfer-syntax` that was asked for. */
  readonly asked: string | undefined;
}

/** The form in which an offer can be given to this client, or undefined (406). */
export function choose(ranges: readonly MediaRange[], offer: Offer): Chosen | undefined {
  return ranges.map((range) => match(range, offer)).find((chosen) => chosen !== undefined);
}

function match({ type, parameters }: MediaRange, offer: Offer): Chosen | undefined {
  const multipart = type === 'multipart/related' || (type === '*/*' && !offer.single);
  if (multipart ? !offer.multipart : !offer.single) return undefined;
  const wanted = multipart ? (parameters['type'] ?? '*/*') : type;
  const mediaType = offer.mediaTypes.find((offered) => fits(wanted.toLowerCase(), offered));
  const asked = parameters['transfer-syntax'];
  if (mediaType === undefined || !syntaxFits(asked, type, offer)) return undefined;
  return { form: multipart ? 'multipart' : 'single', mediaType, asked };
}

function fits(wanted: string, offered: string): boolean {
  if (wanted === '*/*' || wanted === 'multipart/*') return true;
  return wanted === offered || (wanted.endsWith('/*') && offered.startsWith(wanted.slice(0, -1)));
}

function syntaxFits(asked: string | undefined, type: string, offer: Offer): boolean {
  if (asked === undefined) return type === '*/*' || !offer.needsAsterisk;
  return asked === '*' || asked === offer.transferSyntaxUid;
}
