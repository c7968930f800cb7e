import * as v from 'valibot';

/** A secret is named, not written: the environment variable that holds it. */
const Secret = v.strictObject({ env: v.pipe(v.string(), v.minLength(1)) });

const Auth = v.variant('kind', [
  v.strictObject({ kind: v.literal('basic'), user: v.string(), password: Secret }),
  v.strictObject({ kind: v.literal('bearer'), token: Secret }),
]);

const atLeast = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/**
 * What is known of an archive's DICOMweb beforehand. Every field is optional: what is absent is learnt from the archive's own answers,
 * once, and kept with its date; what is written here is never overruled by what was learnt.
 */
export const ConfiguredCapabilities = v.strictObject({
  /** Largest `limit` the archive accepts. */
  pageLimit: v.optional(atLeast(1)),
  /** `includefield` repeated, as one comma list, or not understood. */
  includeField: v.optional(v.picklist(['repeated', 'comma', 'none'])),
  /** Keys of QIDO beside PatientID that the archive is known to honour; an unknown key may return everyone. */
  issuerKey: v.optional(v.boolean()),
  framesAccept: v.optional(v.picklist(['multipart', 'single'])),
  /** `transfer-syntax=*` gives the stored bytes; where it does not, frames are cut from the whole instance. */
  anyTransferSyntax: v.optional(v.boolean()),
  instanceAccept: v.optional(v.picklist(['multipart', 'multipart-any', 'single'])),
  video: v.optional(v.picklist(['rendered', 'bulkdata', 'frames', 'instance'])),
  thumbnail: v.optional(v.boolean()),
});
export type ConfiguredCapabilities = v.InferOutput<typeof ConfiguredCapabilities>;

const Address = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https?:\/\//),
  v.check((url) => {
    const { username, password, search, hash } = new URL(url);
    return `${username}${password}${search}${hash}` === '';
  }, 'no user, query or fragment in an archive’s address'),
);

/** One archive of the region. `url` is its DICOMweb root or FHIR base; credentials go to that origin and path prefix only. */
export const ArchiveConfig = v.strictObject({
  archiveId: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  /** `mhd`: an archive of documents that are no DICOM, found by IHE MHD (FHIR R4). DICOMweb where nothing is said. */
  kind: v.optional(v.picklist(['dicomweb', 'mhd'])),
  url: Address,
  /** Of `mhd` alone: other servers that its documents may be fetched from; addresses elsewhere are not followed. */
  repositories: v.optional(v.array(v.strictObject({ url: Address, auth: v.optional(Auth) }))),
  /** The issuer (bare OID or URI) meant by an object that names none; without it such objects cannot be confirmed. */
  defaultIssuer: v.optional(v.string()),
  /** Only identifiers of these issuers are asked for; without it, all that the bound patient has. */
  issuers: v.optional(v.array(v.string())),
  /** AE title or station name → the hospital's name, written as Institution Name where an object names no institution. */
  hospitals: v.optional(v.record(v.string(), v.string())),
  auth: v.optional(Auth),
  capabilities: v.optional(ConfiguredCapabilities),
  limits: v.optional(
    v.strictObject({
      /** Requests at once. */
      concurrency: v.optional(atLeast(1)),
      /** Idle milliseconds before an answer counts as lost. */
      queryTimeout: v.optional(atLeast(100)),
      frameTimeout: v.optional(atLeast(100)),
      /** Rows of one patient before «flere finnes». */
      studies: v.optional(atLeast(1)),
    }),
  ),
});
export type ArchiveConfig = v.InferOutput<typeof ArchiveConfig>;
