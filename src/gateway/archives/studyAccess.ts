import { type Dataset, number, text, texts } from '#dicom/dataset.ts';
import { parseHospital } from '#dicom/hospital.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Act, type Action, type Gate, Refusal, type ViewingContext } from '#gateway/gate.ts';

import { type Archive, megabyte } from './archive.ts';
import { type InstanceAddress } from './archiveUrl.ts';
import { type BulkData } from './bulkData.ts';
import { type Holding, type MetadataScope, readHolding } from './holdings.ts';
import { AskedAhead, ByteMemory, SingleFlight } from './memory.ts';
import { listPatientStudies, proveStudy, type StudyListing, type StudyProof } from './patientStudies.ts';
import { type PublishedInstance } from './publishedInstance.ts';

export interface StudyPlace {
  readonly context: ViewingContext;
  readonly archive: Archive;
  readonly study: StudyInstanceUid;
}
export interface InstancePlace extends StudyPlace, InstanceAddress {}

/** A study may grow while it is looked at: what is remembered of it is asked again after this. */
const goodFor = 10 * 60 * 1000;

/** A page asks for its lists within a second; an older answer is no longer what the archive says. */
const listedAheadFor = 15 * 1000;

/** A parsed dataset takes several times the bytes of its JSON. */
const perByte = 5;

/**
 * The only way from a route to an archive's study: proof that it is the bound patient's, instance by instance, then the gate's admission.
 * What was proven is remembered per context, within bounds.
 */
export class StudyAccess {
  readonly #gate: Gate;
  readonly #bulkData: BulkData;
  readonly #proofs = new ByteMemory<{ readonly proof: StudyProof; readonly at: number }>(48 * megabyte);
  readonly #holdings = new ByteMemory<{ readonly holding: Holding; readonly at: number }>(512 * megabyte);
  /** Studies that a context has been given in a list: only those may be fetched ahead. */
  readonly #listed = new ByteMemory<true>(8 * megabyte);
  readonly #provings = new SingleFlight<StudyProof>();
  readonly #readings = new SingleFlight<Holding>();
  readonly #listings = new AskedAhead<StudyListing>(listedAheadFor);
  /** Which archives have listed a study to anyone: where to look for it before this patient's list has come. Opaque UIDs only. */
  readonly #holders = new ByteMemory<ReadonlySet<string>>(8 * megabyte);

  constructor(gate: Gate, bulkData: BulkData) {
    this.#gate = gate;
    this.#bulkData = bulkData;
  }

  /** The bound patient's studies in one archive; the search stands in the journal before the archive is asked. */
  async list(context: ViewingContext, archive: Archive): Promise<StudyListing> {
    return this.#listings.take(archiveKey(context, archive)) ?? this.#list(context, archive);
  }

  /**
   * Asks before the page does, for the page that is on its way: its own request then finds the answer waiting. Of `studies` the metadata is
   * read too, from archives that have listed them; no byte of it leaves before the page asks and the view stands in the journal.
   */
  askAhead(context: ViewingContext, archive: Archive, studies: readonly StudyInstanceUid[]): void {
    const listing = this.#listings.ask(archiveKey(context, archive), () => this.#list(context, archive));
    for (const study of studies) {
      const at = { context, archive, study };
      // A failure is met again, and told, when the page asks.
      const read = () => void this.#read(at).catch(() => undefined);
      if (this.#holders.get(study)?.has(archive.config.archiveId) === true) read();
      else
        void listing.then(
          ({ rows }) => rows.has(study) && read(),
          () => undefined,
        );
    }
  }

  async #list(context: ViewingContext, archive: Archive): Promise<StudyListing> {
    await this.#gate.admit(context, { action: 'search', archiveId: archive.config.archiveId });
    const listing = await listPatientStudies(archive, context.patient);
    for (const [study, row] of listing.rows) {
      this.#remember({ context, archive, study }, { proof: 'same', row });
      this.#listed.set(studyKey({ context, archive, study }), true, 200);
      const holders = new Set(this.#holders.get(study)).add(archive.config.archiveId);
      this.#holders.set(study, holders, 200);
    }
    return listing;
  }

  /** Resolves to the study's row when it is the bound patient's and `action` stands in the journal; otherwise Refusal (404 + denial). */
  async admitStudy(at: StudyPlace, action: Action): Promise<Dataset> {
    const key = studyKey(at);
    if (action === 'prefetch' && this.#listed.get(key) === undefined) throw new Refusal(404, 'not-found');
    const kept = this.#proofs.get(key);
    const proof =
      kept !== undefined && Date.now() - kept.at < goodFor
        ? kept.proof
        : await this.#provings.join(key, async () => {
            const fresh = await proveStudy(at.archive, at.context.patient, at.study);
            if (fresh.proof === 'same') this.#remember(at, fresh);
            return fresh;
          });
    if (proof.proof !== 'same') return this.#gate.deny(at.context, actOn(at, action), proof.proof);
    await this.#gate.admit(at.context, actOn(at, action, proof.row));
    return proof.row;
  }

  /** Metadata of a proven study or of one series of it, with what was refused inside. */
  async holding(at: MetadataScope & StudyPlace, action: Action): Promise<Holding> {
    const row = await this.admitStudy(at, action);
    const whole = this.#keptHolding(studyKey(at));
    if (whole !== undefined && whole.instances.size >= (number(row, Tag.numberOfStudyRelatedInstances) ?? 0))
      return at.series === undefined ? whole : only(whole, at.series);
    const holding = await this.#read(at);
    if (holding.instances.size === 0 && holding.others.size > 0)
      return this.#gate.deny(at.context, actOn(at, action), 'other-patient');
    return holding;
  }

  /** One instance, proven the bound patient's by its own metadata; another's is denied (404 + audit). */
  async instance(at: InstancePlace, action: Action): Promise<PublishedInstance> {
    await this.admitStudy(at, action);
    const whole =
      this.#keptHolding(studyKey(at)) ??
      (await this.#readings.flying(studyKey(at))?.catch(() => undefined)) ??
      this.#keptHolding(scopeKey({ ...at, sop: undefined }));
    const found = whole?.instances.get(at.sop) ?? (await this.#fromOwnMetadata(at, whole, action));
    if (found.facts.series !== at.series) throw new Refusal(404, 'not-found');
    return found;
  }

  async #fromOwnMetadata(
    at: InstancePlace,
    whole: Holding | undefined,
    action: Action,
  ): Promise<PublishedInstance> {
    const known = whole?.others.get(at.sop);
    if (known !== undefined) return this.#gate.deny(at.context, actOn(at, action), known);
    const holding = await this.#read(at);
    const other = holding.others.get(at.sop);
    if (other !== undefined) return this.#gate.deny(at.context, actOn(at, action), other);
    const found = holding.instances.get(at.sop);
    if (found === undefined) throw new Refusal(404, 'not-found');
    return found;
  }

  async #read(scope: MetadataScope): Promise<Holding> {
    const key = scopeKey(scope);
    const kept = this.#keptHolding(key);
    if (kept !== undefined && scope.sop !== undefined) return kept;
    return this.#readings.join(key, async () => {
      const holding = await readHolding(this.#bulkData, scope);
      this.#holdings.set(key, { holding, at: Date.now() }, holding.bytes * perByte + 1000);
      return holding;
    });
  }

  #keptHolding(key: string): Holding | undefined {
    const kept = this.#holdings.get(key);
    if (kept === undefined || Date.now() - kept.at < goodFor) return kept?.holding;
    this.#holdings.delete(key);
    return undefined;
  }

  #remember(at: StudyPlace, proof: StudyProof): void {
    this.#proofs.set(studyKey(at), { proof, at: Date.now() }, 4000);
  }
}

function only(holding: Holding, series: string): Holding {
  const instances = new Map(
    [...holding.instances].filter(([, instance]) => instance.facts.series === series),
  );
  return { ...holding, instances };
}

function archiveKey(context: ViewingContext, archive: Archive): string {
  return `${context.contextId}/${archive.config.archiveId}`;
}

function studyKey(at: Pick<MetadataScope, 'context' | 'archive' | 'study'>): string {
  return `${at.context.contextId}/${at.archive.config.archiveId}/${at.study}`;
}

function scopeKey(
  at: Pick<MetadataScope, 'context' | 'archive' | 'study'> & {
    series?: string | undefined;
    sop?: string | undefined;
  },
): string {
  return [studyKey(at), at.series, at.sop].filter((part) => part !== undefined).join('/');
}

function actOn(at: StudyPlace, action: Action, row: Dataset = {}): Act {
  const hospital = parseHospital(row);
  const modalities = texts(row, Tag.modalitiesInStudy);
  return {
    action,
    archiveId: at.archive.config.archiveId,
    study: {
      studyInstanceUid: at.study,
      ...optional('accessionNumber', text(row, Tag.accessionNumber)),
      ...optional('modality', modalities.length === 0 ? undefined : modalities.join(' ')),
      ...optional('institution', hospital.kind === 'named' ? hospital.name : undefined),
      ...optional('instances', number(row, Tag.numberOfStudyRelatedInstances)),
    },
  };
}
