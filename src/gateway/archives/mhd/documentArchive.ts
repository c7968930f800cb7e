import { type Dataset } from '#dicom/dataset.ts';
import { DocumentTag } from '#dicom/documentTag.ts';
import { Tag } from '#dicom/tag.ts';
import { ArchiveConnection } from '#gateway/archives/archiveConnection.ts';
import { ByteMemory, SingleFlight } from '#gateway/archives/memory.ts';
import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';
import { Refusal } from '#gateway/gate.ts';

import { instanceDataset, studyRow } from './documentDatasets.ts';
import { type Attachment, bareMedia } from './documentReference.ts';
import { type AskedFor, type Found, findDocuments, type FoundDocument } from './findDocuments.ts';
import { photographOf, type Picture } from './photograph.ts';
import { type Repository, retrieveDocument } from './retrieveDocument.ts';

/** A document's form as an instance: its metadata, and where its bytes are. */
export interface DocumentInstance {
  readonly dataset: Dataset;
  readonly attachment: Attachment;
}

/** Opening a document follows its list closely; what was listed longer ago is asked for anew. */
const goodFor = 60 * 1000;
const megabyte = 1024 * 1024;

/**
 * An archive of documents (IHE MHD Document Responder), answering what an archive of images answers: which studies a patient has, what a
 * study holds, the bytes of an instance. Whose they are is for the patient guard to say, as everywhere.
 */
export class DocumentArchive {
  readonly #config: ArchiveConfig;
  readonly #servers: readonly [Repository, ...Repository[]];
  readonly #others: readonly ArchiveConnection[];
  readonly #found = new ByteMemory<{ readonly found: Found; readonly at: number }>(16 * megabyte);
  readonly #bytes = new ByteMemory<Buffer>(96 * megabyte);
  readonly #flights = new SingleFlight<Buffer>();

  constructor(config: ArchiveConfig, connection: ArchiveConnection) {
    const { repositories = [], auth: _own, ...shared } = config;
    this.#config = config;
    const others = repositories.map(({ url, auth }) => ({
      connection: new ArchiveConnection({ ...shared, url, ...(auth === undefined ? {} : { auth }) }),
      base: bare(url),
    }));
    this.#servers = [{ connection, base: bare(config.url) }, ...others];
    this.#others = others.map((other) => other.connection);
  }

  /** A row for each document of one of the patient's numbers; what is no document is a row without a UID, for the caller to count. */
  async studies(who: AskedFor): Promise<{ readonly rows: readonly Dataset[]; readonly more: boolean }> {
    const { documents, unreadable, more } = await this.#ask(who);
    const rows = documents.map((found) => studyRow(found, this.#config.archiveId) ?? {});
    return { rows: [...rows, ...Array.from({ length: unreadable }, () => ({}))], more };
  }

  /** The instances of one document. A picture is fetched for it: only its bytes tell whether it can be shown. Throws Refusal. */
  async instances(who: readonly AskedFor[], study: string): Promise<readonly DocumentInstance[]> {
    const answers = await Promise.all(who.map((one) => this.#recent(one)));
    const found = answers
      .flatMap(({ documents }) => documents)
      .find((one) => studyRow(one, this.#config.archiveId)?.[Tag.studyInstanceUid]?.Value?.[0] === study);
    if (found === undefined) return [];
    const instances = await Promise.all(found.document.content.map((_, part) => this.#instance(found, part)));
    return instances.filter((instance) => instance !== undefined);
  }

  /** The document itself, byte for byte, proven by its size and hash where they are given. Throws Refusal. */
  async read(attachment: Attachment): Promise<Buffer> {
    const key = JSON.stringify([attachment.url, attachment.hash, attachment.size]);
    return (
      (attachment.url === undefined ? undefined : this.#bytes.get(key)) ??
      this.#flights.join(`${key}${attachment.data ?? ''}`, async () => {
        const idle = this.#config.limits?.frameTimeout ?? 10_000;
        const bytes = await retrieveDocument(this.#servers, attachment, idle * 3);
        if (attachment.url !== undefined) this.#bytes.set(key, bytes, bytes.length);
        return bytes;
      })
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#others.map((connection) => connection.close()));
  }

  async #instance(found: FoundDocument, part: number): Promise<DocumentInstance | undefined> {
    const dataset = instanceDataset(found, this.#config.archiveId, part);
    const attachment = found.document.content[part]?.attachment;
    if (dataset === undefined || attachment === undefined) return undefined;
    if (!bareMedia(attachment.contentType).startsWith('image/')) return { dataset, attachment };
    const picture = await this.#picture(attachment);
    return {
      dataset:
        picture.kind === 'photograph'
          ? asPhotograph(dataset, picture.attributes)
          : { ...dataset, [DocumentTag.notShown]: { vr: 'LO', Value: [picture.why] } },
      attachment,
    };
  }

  /** What is other than promised is named in the picture's place; a server that fails is a failure of the whole, to be asked again. */
  async #picture(attachment: Attachment): Promise<Picture> {
    try {
      return photographOf(await this.read(attachment));
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem !== 'damaged') throw error;
      return { kind: 'file', why: error.detail ?? error.problem };
    }
  }

  async #recent(who: AskedFor): Promise<Found> {
    const kept = this.#found.get(JSON.stringify(who));
    return kept !== undefined && Date.now() - kept.at < goodFor ? kept.found : this.#ask(who);
  }

  async #ask(who: AskedFor): Promise<Found> {
    const { limits } = this.#config;
    const [{ connection, base }] = this.#servers;
    const found = await findDocuments(
      { connection, base, idle: limits?.queryTimeout ?? 15_000, most: limits?.studies ?? 2000 },
      who,
    );
    const bytes = 4000 * found.documents.length + 1000;
    this.#found.set(JSON.stringify(who), { found, at: Date.now() }, bytes);
    return found;
  }
}

/** A photograph is no encapsulated document: a media type would make it one. */
function asPhotograph(dataset: Dataset, picture: Dataset): Dataset {
  const { [Tag.mimeTypeOfEncapsulatedDocument]: _media, ...rest } = dataset;
  return { ...rest, ...picture };
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}
