import { type Logger } from 'pino';

import { type Fault } from './archives/fault.ts';
import { type ExternalPatients } from './register/archivePatient.ts';

/** From `--archive "Name=folder-or-DICOMweb-URL"`. */
export interface ExtraArchive {
  readonly name: string;
  readonly folderOrUrl: string;
}

export interface RegionArchive {
  readonly archiveId: string;
  readonly name: string;
  /** DICOMweb root. */
  readonly url: string;
  readonly profile: 'plain' | 'orthanc-like' | 'azure-like' | 'capped';
  /** `region`: one of the four; `folder` and `url`: added by `--archive`. The region serves all but `url`. */
  readonly origin: 'region' | 'folder' | 'url';
  /** Whom a Patient ID without an issuer belongs to in this archive: `urn:lysbilde:archive:<archiveId>` for an added one. */
  readonly defaultIssuer?: string;
}

/** An archive of what is no DICOM, by IHE MHD. */
export interface RegionDocuments {
  readonly archiveId: string;
  readonly name: string;
  /** FHIR base. */
  readonly url: string;
}

export interface RegionOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The data folder, `.lysbilde`. */
  readonly home: string;
  /** The gateway's `/launch`. */
  readonly launchUrl: string;
  readonly redirectUri: string;
  readonly clientId: string;
  readonly clientJwksUri: string;
  readonly log: Logger;
  readonly extraArchives?: readonly ExtraArchive[];
  /** Who has images in an archive added by URL; asked each time the page is shown. */
  readonly listExternalPatients?: (archiveId: string) => Promise<ExternalPatients>;
  readonly onProgress?: (line: string) => void;
  readonly lifetimes?: Partial<Lifetimes>;
  /** Milliseconds since 1970, for launch handles; tests move it. */
  readonly now?: () => number;
}

/** Seconds. */
export interface Lifetimes {
  readonly launchHandle: number;
  readonly accessToken: number;
  readonly refreshToken: number;
}

export interface Region {
  readonly ehrUrl: string;
  /** The SMART `iss`; `/.well-known/smart-configuration` under it names the rest. */
  readonly fhirUrl: string;
  /** The OpenID issuer that signs id_tokens. */
  readonly issuer: string;
  readonly archives: readonly RegionArchive[];
  readonly documents: RegionDocuments;
  /** Makes one of the archives that the region serves fail from now on; undefined mends it. For tests. */
  setFault(archiveId: string, fault: Fault | undefined): void;
  close(): Promise<void>;
}
