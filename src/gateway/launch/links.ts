import { paths } from '#protocol/paths.ts';
import { viewWords } from '#protocol/view.ts';

/** UIDs of a large layout; an address longer than this is no view of ours. */
const mostCharacters = 4096;

/** What of an address the viewer is to show: nothing that could name a person. Whatever else a link carries stays behind. */
export function shownBy(query: URLSearchParams): URLSearchParams {
  const shown = new URLSearchParams();
  for (const word of viewWords) for (const value of query.getAll(word)) shown.append(word, value);
  return shown.toString().length > mostCharacters ? new URLSearchParams() : shown;
}

/** The view in one context; of the studies that the record asked for where the link itself names none. */
export function viewAddress(contextId: string, show: URLSearchParams, hints: readonly string[]): string {
  const query = new URLSearchParams(show);
  if (!query.has('studies') && hints.length > 0) query.set('studies', hints.join(','));
  const text = query.toString().replaceAll('%2C', ',');
  return `${paths.view(contextId)}${text === '' ? '' : `?${text}`}`;
}

/**
 * IHE Invoke Image Display (RAD-106) in the viewer's words. Undefined for what cannot be answered as asked: an accession number is unique
 * only with its issuer, which the request does not carry.
 */
export function invokedView(query: URLSearchParams): URLSearchParams | undefined {
  const requestType = query.get('requestType');
  if (requestType === 'PATIENT') return new URLSearchParams();
  const studies = query.get('studyUID') ?? '';
  if (requestType !== 'STUDY' || studies === '') return undefined;
  const shown = new URLSearchParams({ studies });
  if (query.get('keyImagesOnly')?.toLowerCase() === 'true') shown.set('key', 'only');
  return shown;
}

/** `id^^^issuer`, `id^^^&oid&ISO` or a bare id, as HL7 CX writes it. */
export function namesPatient(
  cx: string,
  identifiers: readonly { readonly id: string; readonly issuer?: string | undefined }[],
): boolean {
  const [id = '', , , authority = ''] = cx.split('^');
  const [space = '', oid = ''] = authority.split('&');
  return identifiers.some(
    (one) =>
      one.id === id &&
      (authority === '' || one.issuer === undefined || one.issuer === (oid === '' ? space : oid)),
  );
}
