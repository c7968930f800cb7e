import { Tag } from '#dicom/tag.ts';
import { Refusal } from '#gateway/gate.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { type ArchiveAnswer } from './archiveConnection.ts';
import { type InstanceFacts } from './instanceFacts.ts';
import { mediaType, readMultipart } from './multipart.ts';
import { valueAt } from './part10.ts';
import { type WholeInstances } from './wholeInstances.ts';

export interface BulkPlace {
  readonly archive: Archive;
  readonly facts: InstanceFacts;
}

const accepts = [
  'multipart/related; type="application/octet-stream"',
  'application/octet-stream',
  '*/*',
] as const;

/** Bulk values of an instance, from the archive's own address for them or else cut from the whole instance. */
export class BulkData {
  readonly #whole: WholeInstances;

  constructor(whole: WholeInstances) {
    this.#whole = whole;
  }

  /** The stored transfer syntax, from the file itself; undefined when it cannot be had. */
  async storedTransferSyntax(at: BulkPlace): Promise<string | undefined> {
    try {
      return (await this.#whole.get(at.archive, at.facts)).transferSyntaxUid;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return undefined;
    }
  }

  /** Undefined when the instance has no such value. `tagPath` is `54000100/0/54001010`, indexes from 0. */
  async read(at: BulkPlace, tagPath: string): Promise<Buffer | undefined> {
    const { attachment } = at.facts;
    if (attachment !== undefined)
      return tagPath === Tag.encapsulatedDocument ? at.archive.documents?.read(attachment) : undefined;
    const path = at.facts.bulk.get(tagPath);
    if (path !== undefined && this.#whole.kept(at.archive, at.facts) === undefined) {
      const parts = await bulkParts(at.archive, path);
      if (parts?.length === 1) return parts[0];
    }
    const file = await this.#whole.get(at.archive, at.facts);
    return valueAt(file, tagPath);
  }
}

/** Every part of a bulk value (encapsulated pixels come as offset table and fragments); undefined when the archive cannot give it this way. */
export async function bulkParts(archive: Archive, path: string): Promise<readonly Buffer[] | undefined> {
  for (const accept of accepts) {
    try {
      const answer = await archive.connection.get({
        path,
        accept,
        idle: idle.frame(archive) * 3,
        maxBytes: 1024 * megabyte,
      });
      if (answer.status === 400 || answer.status === 406 || answer.status === 415) continue;
      return answer.status === 200 ? partsOf(answer) : undefined;
    } catch (error) {
      const mayElsewhere =
        error instanceof Refusal &&
        (error.problem === 'archive-error' || error.problem === 'archive-malformed');
      if (!mayElsewhere) throw error;
      return undefined;
    }
  }
  return undefined;
}

function partsOf(answer: ArchiveAnswer): readonly Buffer[] {
  const contentType = answer.headers['content-type'] ?? '';
  const media = mediaType(contentType);
  if (media === 'multipart/related') return readMultipart(contentType, answer.body).map((part) => part.body);
  if (media === '' || media === 'text/html' || media.endsWith('json'))
    throw new Refusal(502, 'archive-malformed', { detail: media === '' ? 'no media type' : media });
  return [answer.body];
}
