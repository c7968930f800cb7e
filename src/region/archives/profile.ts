import { Tag } from '#dicom/tag.ts';

/**
 * What an archive does and does not do, as data. Each profile is a set of habits met in the field, so that whoever talks to
 * the region's archives meets them too.
 */
export interface ArchiveProfile {
  readonly name: ProfileName;
  /** A query key that the archive does not know: refused, or passed over, which widens the answer to everyone's. */
  readonly unknownKeys: 'refused' | 'ignored';
  /** `PatientID=`: refused, or matching everything. */
  readonly emptyKeys: 'refused' | 'universal';
  /** Whether `*` and `?` match in queries. */
  readonly wildcards: boolean;
  readonly listSeparator: 'uids' | 'any';
  /** Keys it does not know although others do. */
  readonly unknownTo: readonly string[];
  /** Attributes that rows carry only where includefield names them. */
  readonly onRequest: readonly string[];
  /** An answer without rows. */
  readonly emptyAnswer: 200 | 204;
  /** A greater limit is a 400. */
  readonly greatestLimit?: number;
  /** Rows given at most, with a Warning when there are more. */
  readonly pageRows?: number;
  readonly singlePart: boolean;
  /** The base of its URLs: its own address, the client's Host header, or none. */
  readonly addresses: 'own' | 'host' | 'path';
  readonly metadataBulk: 'uri' | 'uri-without-encapsulated' | 'dropped';
  /** Orthanc's `bulk` counts sequence items from 1 and writes tags in lower case. */
  readonly bulkPath?: 'bulkdata' | 'bulk';
  /** Media types must be asked for exactly. */
  readonly strictAccept: boolean;
  /** Stored frames only with `transfer-syntax=*`; otherwise it would transcode. */
  readonly asteriskForStored: boolean;
  readonly unknownStudySeries: 'empty' | 404;
  readonly tellsTransferSyntax: boolean;
  readonly rendersVideo: boolean;
  readonly ranges: boolean;
  readonly etags: boolean;
  readonly head: boolean;
}

export type ProfileName = 'plain' | 'orthanc-like' | 'azure-like' | 'capped';

const plain: ArchiveProfile = {
  name: 'plain',
  unknownKeys: 'refused',
  emptyKeys: 'refused',
  wildcards: true,
  listSeparator: 'uids',
  unknownTo: [],
  onRequest: [],
  emptyAnswer: 200,
  singlePart: true,
  addresses: 'own',
  metadataBulk: 'uri',
  bulkPath: 'bulkdata',
  strictAccept: false,
  asteriskForStored: false,
  unknownStudySeries: 404,
  tellsTransferSyntax: true,
  rendersVideo: true,
  ranges: true,
  etags: true,
  head: true,
};

export const profiles: Readonly<Record<ProfileName, ArchiveProfile>> = {
  plain,
  'orthanc-like': {
    ...plain,
    name: 'orthanc-like',
    unknownKeys: 'ignored',
    emptyKeys: 'universal',
    listSeparator: 'any',
    onRequest: [
      Tag.issuerOfPatientId,
      Tag.issuerOfPatientIdQualifiersSequence,
      Tag.issuerOfAccessionNumberSequence,
      Tag.studyDescription,
    ],
    singlePart: false,
    addresses: 'host',
    metadataBulk: 'uri-without-encapsulated',
    bulkPath: 'bulk',
    asteriskForStored: true,
    unknownStudySeries: 'empty',
    tellsTransferSyntax: false,
    rendersVideo: false,
    ranges: false,
    etags: false,
    head: false,
  },
  'azure-like': {
    name: 'azure-like',
    unknownKeys: 'refused',
    emptyKeys: 'refused',
    wildcards: false,
    listSeparator: 'uids',
    unknownTo: ['IssuerOfPatientID'],
    onRequest: [],
    emptyAnswer: 204,
    greatestLimit: 200,
    singlePart: true,
    addresses: 'own',
    metadataBulk: 'dropped',
    strictAccept: true,
    asteriskForStored: true,
    unknownStudySeries: 'empty',
    tellsTransferSyntax: true,
    rendersVideo: false,
    ranges: false,
    etags: false,
    head: false,
  },
  capped: {
    ...plain,
    name: 'capped',
    unknownKeys: 'ignored',
    emptyKeys: 'universal',
    pageRows: 50,
    addresses: 'path',
    rendersVideo: false,
    ranges: false,
    etags: false,
  },
};
