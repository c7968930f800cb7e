import { Refusal } from '#gateway/gate.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { type ArchiveAnswer } from './archiveConnection.ts';
import { below } from './archiveUrl.ts';
import { type InstanceFacts } from './instanceFacts.ts';
import { ByteMemory, SingleFlight } from './memory.ts';
import { mediaType, readMultipart } from './multipart.ts';
import { parsePart10, type Part10 } from './part10.ts';

const accepts = {
  multipart: 'multipart/related; type="application/dicom"; transfer-syntax=*',
  'multipart-any': 'multipart/related; type="application/dicom"',
  single: 'application/dicom; transfer-syntax=*',
} as const;
type AcceptForm = keyof typeof accepts;

interface StoredInstance {
  readonly file: Part10;
  readonly bytes: Buffer;
}

/** Whole instances, as stored, for what an archive gives in no other way. The last few are kept in memory. */
export class WholeInstances {
  readonly #kept = new ByteMemory<StoredInstance>(192 * megabyte);
  readonly #flights = new SingleFlight<StoredInstance>();

  /** Only if it is at hand already. */
  kept(archive: Archive, facts: InstanceFacts): Part10 | undefined {
    return this.#kept.get(keyOf(archive, facts))?.file;
  }

  async get(archive: Archive, facts: InstanceFacts): Promise<Part10> {
    return (await this.#stored(archive, facts)).file;
  }

  /**
   * The file as the archive gave it, byte for byte save for its preamble: PS3.10 7.1 gives those 128 bytes no meaning, and a preamble that
   * makes the file a program too (CVE-2019-11687) does not leave here.
   */
  async original(archive: Archive, facts: InstanceFacts): Promise<Buffer> {
    const { bytes } = await this.#stored(archive, facts);
    return bytes.subarray(128, 132).toString('latin1') === 'DICM'
      ? Buffer.concat([Buffer.alloc(128), bytes.subarray(128)])
      : bytes;
  }

  async #stored(archive: Archive, facts: InstanceFacts): Promise<StoredInstance> {
    const key = keyOf(archive, facts);
    return (
      this.#kept.get(key) ??
      (await this.#flights.join(key, async () => {
        const bytes = await retrieve(archive, facts);
        const file = parsePart10(bytes);
        if (file === undefined)
          throw new Refusal(502, 'damaged', { detail: 'the stored file is cut short or broken' });
        const sop = file.dataset.string('x00080018')?.trim();
        if (sop !== facts.sop && sop !== facts.originalSopInstanceUid)
          throw new Refusal(502, 'archive-malformed', { detail: 'another instance than asked for' });
        const stored = { file, bytes };
        this.#kept.set(key, stored, bytes.length);
        return stored;
      }))
    );
  }
}

async function retrieve(archive: Archive, facts: InstanceFacts): Promise<Buffer> {
  const known = archive.capabilities.get('instanceAccept');
  const forms: readonly AcceptForm[] =
    known === undefined ? ['multipart', 'multipart-any', 'single'] : [known];
  let last: ArchiveAnswer | undefined;
  for (const form of forms) {
    const answer = await archive.connection.get({
      path: below.instance(facts),
      accept: accepts[form],
      idle: idle.frame(archive) * 3,
      maxBytes: 1024 * megabyte,
    });
    last = answer;
    if (answer.status === 400 || answer.status === 406 || answer.status === 415) continue;
    if (answer.status !== 200) break;
    const bytes = fileOf(answer);
    archive.capabilities.learn('instanceAccept', form);
    return bytes;
  }
  if (last?.status === 404 || last?.status === 410) throw new Refusal(404, 'not-found');
  throw new Refusal(502, 'archive-refused', { detail: `HTTP ${last?.status}` });
}

function fileOf(answer: ArchiveAnswer): Buffer {
  const contentType = answer.headers['content-type'] ?? '';
  const media = mediaType(contentType);
  if (media === 'application/dicom') return answer.body;
  if (media !== 'multipart/related')
    throw new Refusal(502, 'archive-malformed', { detail: media === '' ? 'no media type' : media });
  const [part, ...more] = readMultipart(contentType, answer.body);
  if (part === undefined || more.length > 0)
    throw new Refusal(502, 'archive-malformed', { detail: `${more.length + 1} parts where 1 was expected` });
  return part.body;
}

function keyOf(archive: Archive, facts: InstanceFacts): string {
  return `${archive.config.archiveId}/${facts.study}/${facts.sop}`;
}
