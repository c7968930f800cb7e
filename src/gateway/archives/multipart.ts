import { Refusal } from '#gateway/gate.ts';

export interface Part {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const longestHeader = 8192;
const crlf = '\r\n';

/**
 * The parts of a multipart/related body (RFC 2046 5.1.1). Throws Refusal `archive-malformed` when the boundary is absent or longer than 70
 * characters, a delimiter does not stand where a part's Content-Length says it ends, or the closing delimiter is missing: a cut-off body
 * has fewer parts, and must not pass for a whole one.
 */
export function readMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = parameter(contentType, 'boundary');
  if (boundary === undefined || boundary.length === 0 || boundary.length > 70)
    throw malformed('multipart boundary');
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let at = firstDelimiter(body, delimiter);
  for (;;) {
    at += delimiter.length;
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts;
    at = lineEnd(body, at);
    const part = readPart(body, at, delimiter);
    parts.push(part);
    at = part.next;
  }
}

/** `name=value` or `name="value"` of a header value; names in any case. */
export function parameter(header: string, name: string): string | undefined {
  for (const match of header.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
    const [, found = '', quoted, bare] = match;
    if (found.toLowerCase() === name) return quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim();
  }
  return undefined;
}

/** The media type alone, in lower case. */
export function mediaType(header: string | undefined): string {
  return header?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function readPart(body: Buffer, from: number, delimiter: Buffer): Part & { readonly next: number } {
  const { headers, start } = readHeaders(body, from);
  const length = headers['content-length'];
  if (length !== undefined) {
    const end = start + Number(length);
    if (!/^\d+$/.test(length) || !isDelimiter(body, end, delimiter))
      throw malformed('part shorter or longer than it says');
    return { headers, body: body.subarray(start, end), next: end + crlf.length };
  }
  // Pixels may hold the delimiter's characters; a real one stands on a line of its own.
  for (let from = start; ;) {
    const found = body.indexOf(delimiter, from);
    if (found < 0) throw malformed('no closing boundary');
    const end = found - crlf.length;
    if (end >= start && isDelimiter(body, end, delimiter))
      return { headers, body: body.subarray(start, end), next: found };
    from = found + 1;
  }
}

/** CRLF, the delimiter, and then `--`, white space or CRLF. */
function isDelimiter(body: Buffer, at: number, delimiter: Buffer): boolean {
  const start = at + crlf.length;
  const end = start + delimiter.length;
  if (end + 2 > body.length || body.subarray(at, start).toString('latin1') !== crlf) return false;
  return (
    body.subarray(start, end).equals(delimiter) &&
    /^(--|\r\n|[ \t])/.test(body.subarray(end, end + 2).toString('latin1'))
  );
}

function firstDelimiter(body: Buffer, delimiter: Buffer): number {
  if (body.subarray(0, delimiter.length).equals(delimiter)) return 0;
  const preamble = body.indexOf(Buffer.concat([Buffer.from(crlf), delimiter]));
  if (preamble < 0 || preamble > longestHeader) throw malformed('no opening boundary');
  return preamble + crlf.length;
}

function lineEnd(body: Buffer, from: number): number {
  const end = body.indexOf(crlf, from, 'latin1');
  if (end < 0 || body.subarray(from, end).toString('latin1').trim() !== '')
    throw malformed('multipart delimiter');
  return end + crlf.length;
}

function readHeaders(body: Buffer, from: number): { headers: Record<string, string>; start: number } {
  const headers: Record<string, string> = Object.create(null);
  if (body.subarray(from, from + 2).toString('latin1') === crlf) return { headers, start: from + 2 };
  const end = body.subarray(from, from + longestHeader).indexOf(`${crlf}${crlf}`, 0, 'latin1');
  if (end < 0) throw malformed('part headers');
  const lines = body
    .subarray(from, from + end)
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ')
    .split(crlf);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, start: from + end + 2 * crlf.length };
}

function malformed(detail: string): Refusal {
  return new Refusal(502, 'archive-malformed', { detail });
}
