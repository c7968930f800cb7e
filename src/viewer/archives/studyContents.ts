import { type DisplaySet } from '#dicom/displaySet.ts';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { isNonEmpty, type NonEmpty } from '#dicom/nonEmpty.ts';
import { optional } from '#dicom/study.ts';
import { type InstancePath } from '#protocol/paths.ts';
import { noRefusals, type Refusals } from '#protocol/refusals.ts';

import { ArchiveError } from './archiveError.ts';
import { countOf, expectedOf } from './expectedInstances.ts';
import { type FrameSourceOptions } from './frameSource.ts';
import { keptDisplaySets } from './keptDisplaySets.ts';
import { type StudyMetadata } from './metadata.ts';
import { type Outages } from './outages.ts';
import { type Retrieval } from './retrieval.ts';
import { isSameObject } from './sameObject.ts';
import { type DifferingShare, differingShares, type SourceShare, sourceShares } from './sourceShares.ts';
import { type InstanceAddresses, StudyAccess } from './studyAccess.ts';
import { type StudyEntry } from './studyEntry.ts';

/** What an archive that should hold part of the study has said so far. */
export interface SourceAnswer {
  readonly archiveId: string;
  readonly metadata?: StudyMetadata;
  readonly why?: ArchiveError;
}

/** Everything there is to show of one study, and an account of what there is not. */
export interface ReadyContents {
  readonly state: 'ready';
  readonly study: StudyEntry;
  readonly displaySets: readonly DisplaySet[];
  /** Instances in the display sets. */
  readonly instances: number;
  /** Instances that there are at least, by what each archive's own list promised; undefined where none counted. More than `instances`: something is missing. */
  readonly expected?: number;
  /** What the archive that kept back most kept back: what another did may be the same objects. */
  readonly refused: Refusals;
  /** Archives that kept something back. */
  readonly refusing: number;
  /** An archive had more instances than it gave. */
  readonly more: boolean;
  /** Which archive has what, of those that have answered; of a study that one archive holds there is one. */
  readonly shares: readonly SourceShare[];
  /** Archives that mean other objects by identities that are shown from another: theirs are shown nowhere. */
  readonly differing: readonly DifferingShare[];
  /** Sources that have not answered or could not; their part may be missing. */
  readonly missing: readonly { readonly archiveId: string; readonly why: ArchiveError }[];
  readonly waiting: readonly string[];
  /** The same for as long as the study is open. */
  readonly frames: FrameSource;
  /** Everything of an instance that is no frame, from the first archive that gives it. */
  readonly retrieval: Retrieval;
  /** Where an instance lies, the first asked first. */
  readonly addressesOf: (instance: Instance) => NonEmpty<InstancePath>;
  readonly retry: () => void;
}

export type StudyContents =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: ArchiveError; readonly retry: () => void }
  | ReadyContents;

export interface ContentsOf {
  readonly contextId: string;
  readonly study: StudyEntry;
  readonly sources: readonly SourceAnswer[];
  readonly retry: () => void;
  readonly options?: FrameSourceOptions & { readonly outages?: Outages };
  /** What the study is reached by already, and what was told of it last. */
  readonly access?: StudyAccess;
  readonly before?: StudyContents | undefined;
}

/**
 * All sources' instances as one study; an instance that lies in two archives is shown once and can come from either, unless the two mean
 * different objects by it.
 */
export function studyContents(of: ContentsOf): StudyContents {
  const { contextId, study, sources, retry, access = new StudyAccess(of.options), before } = of;
  const answered = sources.flatMap(({ archiveId, metadata }) =>
    metadata === undefined ? [] : [{ archiveId, metadata }],
  );
  const missing = sources.flatMap(({ archiveId, why }) => (why === undefined ? [] : [{ archiveId, why }]));
  if (answered.length === 0) {
    const why = missing[0]?.why;
    return why === undefined || missing.length < sources.length
      ? { state: 'loading' }
      : { state: 'failed', why, retry };
  }
  const waiting = sources.filter(({ metadata, why }) => metadata === undefined && why === undefined);
  const instances = unique(answered.flatMap(({ metadata }) => metadata.instances));
  const refusals = answered.map(({ metadata }) => metadata.refused);
  const refused = refusals.reduce(most, noRefusals);
  if (instances.length === 0 && countOf(refused) === 0 && waiting.length === 0) {
    return { state: 'failed', why: missing[0]?.why ?? new ArchiveError('not-found'), retry };
  }
  const addresses = locate(contextId, answered);
  access.tell(addresses);
  return {
    state: 'ready',
    study,
    displaySets: keptDisplaySets(
      groupIntoDisplaySets(instances),
      before?.state === 'ready' ? before.displaySets : [],
    ),
    instances: instances.length,
    ...optional('expected', expectedOf(study, answered, instances.length + countOf(refused))),
    refused,
    refusing: refusals.filter((one) => countOf(one) > 0).length,
    more: answered.some(({ metadata }) => metadata.more),
    shares: sourceShares(answered),
    differing: differingShares(answered),
    missing,
    waiting: waiting.map(({ archiveId }) => archiveId),
    frames: access.frames,
    retrieval: access.retrieval,
    addressesOf: (instance) => addressesIn(addresses, instance),
    retry,
  };
}

/** Every archive that holds part of the study has given all it has, shown or kept back: what is not here is not there. */
export function isWhole({
  missing,
  waiting,
  more,
}: Pick<ReadyContents, 'missing' | 'waiting' | 'more'>): boolean {
  return missing.length + waiting.length === 0 && !more;
}

type Located = { readonly archiveId: string; readonly metadata: StudyMetadata };

function unique(instances: readonly Instance[]): readonly Instance[] {
  const seen = new Set<string>();
  return instances.filter(({ sopInstanceUid }) => !seen.has(sopInstanceUid) && seen.add(sopInstanceUid));
}

function locate(contextId: string, answered: readonly Located[]): InstanceAddresses {
  const found = new Map<string, { readonly shown: Instance; readonly list: InstancePath[] }>();
  for (const { archiveId, metadata } of answered) {
    for (const instance of metadata.instances) {
      const { studyInstanceUid, seriesInstanceUid, sopInstanceUid } = instance;
      const at = { contextId, archiveId, studyInstanceUid, seriesInstanceUid, sopInstanceUid };
      const known = found.get(sopInstanceUid);
      if (known === undefined) found.set(sopInstanceUid, { shown: instance, list: [at] });
      else if (isAnother(known, { archiveId, instance })) known.list.push(at);
    }
  }
  return new Map([...found].flatMap(([uid, { list }]) => (isNonEmpty(list) ? [[uid, list]] : [])));
}

/** A further place where the shown object lies: of an archive not yet asked for it, which means the same by it. */
function isAnother(
  { shown, list }: { readonly shown: Instance; readonly list: readonly InstancePath[] },
  { archiveId, instance }: { readonly archiveId: string; readonly instance: Instance },
): boolean {
  return list.every((one) => one.archiveId !== archiveId) && isSameObject(shown, instance);
}

function addressesIn(addresses: InstanceAddresses, { sopInstanceUid }: Instance): NonEmpty<InstancePath> {
  const known = addresses.get(sopInstanceUid);
  if (known === undefined) throw new Error('an instance is asked about in the study it belongs to');
  return known;
}

function most(a: Refusals, b: Refusals): Refusals {
  return {
    contradicts: Math.max(a.contradicts, b.contradicts),
    unconfirmed: Math.max(a.unconfirmed, b.unconfirmed),
    unreadable: Math.max(a.unreadable, b.unreadable),
  };
}
