import { type Dataset, parseDatasets } from '#dicom/dataset.ts';
import { Refusal } from '#gateway/gate.ts';

import { type ArchiveAnswer } from './archiveConnection.ts';

/** The datasets of a DICOM JSON answer. Anything else — HTML with 200, null, an object, cut-off JSON — is a Refusal, never an empty list. */
export function datasetsOf(answer: ArchiveAnswer): readonly Dataset[] {
  if (answer.status === 204) return [];
  if (answer.status === 404) throw new Refusal(404, 'not-found');
  if (answer.status < 200 || answer.status > 299)
    throw new Refusal(502, 'archive-refused', { detail: `HTTP ${answer.status}` });
  const media = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (media === 'text/html' || media === 'application/xhtml+xml')
    throw new Refusal(502, 'archive-malformed', { detail: `HTML med status ${answer.status}` });
  const datasets = parseDatasets(parsed(answer.body));
  if (datasets === undefined)
    throw new Refusal(502, 'archive-malformed', { detail: 'not a list of DICOM JSON' });
  return datasets;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new Refusal(502, 'archive-malformed', { detail: 'not JSON', cause: error });
  }
}
