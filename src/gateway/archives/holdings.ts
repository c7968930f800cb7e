import { type Dataset, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import {
  isSopInstanceUid,
  type SeriesInstanceUid,
  type SopInstanceUid,
  type StudyInstanceUid,
} from '#dicom/uid.ts';
import { type ViewingContext } from '#gateway/gate.ts';
import { noRefusals, type Refusals } from '#protocol/refusals.ts';

import { type Archive, idle, megabyte } from './archive.ts';
import { below, type InstanceAddress } from './archiveUrl.ts';
import { type BulkData } from './bulkData.ts';
import { datasetsOf } from './dicomJson.ts';
import { inlineLookupTables } from './lookupTables.ts';
import { type Attachment } from './mhd/documentReference.ts';
import { boundIdentity, countedAs, guard, identifiersFor } from './patientStudies.ts';
import { publishInstance, type PublishedInstance } from './publishedInstance.ts';

/** Where metadata is wanted of. Without `series`, a whole study. */
export interface MetadataScope {
  readonly archive: Archive;
  readonly context: ViewingContext;
  readonly study: StudyInstanceUid;
  readonly series?: SeriesInstanceUid;
  readonly sop?: SopInstanceUid;
}

/** Metadata of a scope: the instances that are the bound patient's, and what was refused, by instance. */
export interface Holding {
  readonly instances: ReadonlyMap<SopInstanceUid, PublishedInstance>;
  readonly others: ReadonlyMap<SopInstanceUid, 'other-patient' | 'unconfirmed-patient'>;
  readonly refused: Refusals;
  readonly bytes: number;
}

/** Reads metadata from the archive, and lets nothing of another patient, study or series through. Throws Refusal. */
export async function readHolding(bulkData: BulkData, scope: MetadataScope): Promise<Holding> {
  const { objects, bytes } = await objectsOf(scope);
  const bound = boundIdentity(scope.context.patient);
  const instances = new Map<SopInstanceUid, PublishedInstance>();
  const others = new Map<SopInstanceUid, 'other-patient' | 'unconfirmed-patient'>();
  const refused = { ...noRefusals };
  const theirs: GivenObject[] = [];
  for (const object of objects) {
    const { dataset } = object;
    const verdict = guard(scope.archive, bound, dataset);
    if (verdict.verdict !== 'same') {
      refused[countedAs(verdict)] += 1;
      const sop = text(dataset, Tag.sopInstanceUid);
      if (isSopInstanceUid(sop))
        others.set(sop, verdict.verdict === 'refused' ? 'other-patient' : 'unconfirmed-patient');
    } else theirs.push(object);
  }
  for (const published of await Promise.all(theirs.map((object) => publishWithin(bulkData, scope, object)))) {
    if (published === undefined || instances.has(published.facts.sop)) refused.unreadable += 1;
    else instances.set(published.facts.sop, published);
  }
  // The same SOP Instance UID for two patients: neither is certain.
  for (const sop of others.keys()) instances.delete(sop);
  return { instances, others, refused, bytes };
}

interface GivenObject {
  readonly dataset: Dataset;
  readonly attachment?: Attachment;
}

/** What the archive gives for a scope, not yet compared with the patient. */
async function objectsOf(
  scope: MetadataScope,
): Promise<{ readonly objects: readonly GivenObject[]; readonly bytes: number }> {
  const { archive, context, study, sop } = scope;
  if (archive.documents !== undefined) {
    const whole = await archive.documents.instances(identifiersFor(archive, context.patient), study);
    const objects = whole.filter(
      ({ dataset }) => sop === undefined || text(dataset, Tag.sopInstanceUid) === sop,
    );
    return { objects, bytes: objects.length * 2000 };
  }
  const answer = await archive.connection.get({
    path: `${pathOf(scope)}/metadata`,
    accept: 'application/dicom+json',
    idle: idle.query(archive) * 2,
    maxBytes: 256 * megabyte,
    isTrial: true,
  });
  return { objects: datasetsOf(answer).map((dataset) => ({ dataset })), bytes: answer.body.length };
}

/** Undefined for what is no instance, or not of the study and series asked for. */
async function publishWithin(
  bulkData: BulkData,
  scope: MetadataScope,
  { dataset: given, attachment }: GivenObject,
): Promise<PublishedInstance | undefined> {
  const { archive, context } = scope;
  const published = publishInstance({ archive, contextId: context.contextId }, given);
  if (published === undefined || published.facts.study !== scope.study) return undefined;
  if (scope.series !== undefined && published.facts.series !== scope.series) return undefined;
  const { facts, dataset } = published;
  if (attachment !== undefined) return { facts: { ...facts, attachment }, dataset };
  const at = { archive, facts };
  // Only videos are stored so (PS3.5 8.2.5), under image classes too; without its syntax a viewer would ask for frames.
  if (facts.transferSyntaxUid === undefined && facts.pixels?.photometric === 'YBR_PARTIAL_420')
    return withSyntax(published, await bulkData.storedTransferSyntax(at));
  return { facts, dataset: await inlineLookupTables(bulkData, at, dataset) };
}

function withSyntax(published: PublishedInstance, uid: string | undefined): PublishedInstance {
  if (uid === undefined) return published;
  const dataset = { ...published.dataset, [Tag.availableTransferSyntaxUid]: { vr: 'UI', Value: [uid] } };
  return { facts: { ...published.facts, transferSyntaxUid: uid }, dataset };
}

function pathOf(scope: MetadataScope): string {
  const { study, series, sop } = scope;
  if (series === undefined) return below.study(study);
  if (sop === undefined) return below.series(study, series);
  const at: InstanceAddress = { study, series, sop };
  return below.instance(at);
}
