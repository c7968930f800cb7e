import * as v from 'valibot';

import { SitePriorRules } from '#protocol/priorRules.ts';
import { bodyRegions } from '#dicom/anatomy.ts';
import { HangingRule } from '#protocol/hanging.ts';

import { ArchiveConfig } from './archiveConfig.ts';

const Text = v.pipe(v.string(), v.nonEmpty());
const Seconds = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Tokens and patients travel here: https, or this machine itself. */
const SecureUrl = v.pipe(
  v.string(),
  v.url(),
  v.check(isSecure, 'must be https (http only for localhost)'),
  v.check((url) => !url.includes('#') && !url.includes('?'), 'must have no query or fragment'),
);
const Origin = v.pipe(
  SecureUrl,
  v.check((url) => URL.canParse(url) && new URL(url).origin === url, 'must be an origin alone, without path'),
);

/** One record that may launch us: its SMART `iss` and who we are there. */
export const IssuerConfig = v.strictObject({
  /** FHIR base URL, compared exactly with the launch's `iss`. */
  iss: SecureUrl,
  clientId: Text,
  /** Where set, the record's discovery must name this authorization server and no other. */
  authorizationServer: v.optional(SecureUrl),
  /** Name of the key file `{home}/keys/{key}.json`; made when missing. */
  key: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), 'client'),
  /** `patient/Patient.read` or `patient/Patient.r`. */
  scopeStyle: v.optional(v.picklist(['v1', 'v2']), 'v2'),
  /** Asked for beside the ordinary ones. */
  extraScopes: v.optional(v.array(Text), []),
  /** Used where the issuer offers them; `never` for one that offers and fails. */
  pushedAuthorization: v.optional(v.picklist(['when-offered', 'required', 'never']), 'when-offered'),
  dpop: v.optional(v.picklist(['when-offered', 'required', 'never']), 'when-offered'),
  /** Where the clinician goes back to. */
  recordUrl: v.optional(SecureUrl),
});
export type IssuerConfig = v.InferOutput<typeof IssuerConfig>;

export const HospitalConfig = v.strictObject({
  name: Text,
  archiveId: v.optional(Text),
  /** Institution codes and AE titles. */
  codes: v.array(Text),
});

/** A region that no study can be of would make a rule that never matches, in silence. */
const SiteRule = v.pipe(
  HangingRule,
  v.check(
    ({ when, stages }) =>
      [when, ...stages.map((stage) => stage.when)].every((one) => (one?.regions ?? []).every(isRegion)),
    'a region that is not known (see src/dicom/anatomyTable.ts)',
  ),
);

/** All that an installation decides. `LYSBILDE_CONFIG` names a JSON file of this shape; the demo makes the same in start.ts. */
export const GatewayConfiguration = v.strictObject({
  listen: v.optional(
    v.strictObject({
      host: v.optional(Text, '127.0.0.1'),
      /** 0 takes a free one. */
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535)), 4001),
    }),
    {},
  ),
  /** The origin browsers use; without it `http://localhost:{port}`. */
  publicUrl: v.optional(Origin),
  /** Folder of keys, caches and the embedded database. */
  home: v.optional(Text, '.lysbilde'),
  /** `postgres://…`; without it PGlite in `{home}/database`. */
  databaseUrl: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'))),
  issuers: v.pipe(v.array(IssuerConfig), v.minLength(1)),
  archives: v.pipe(
    v.array(ArchiveConfig),
    v.check(
      (archives) => areDistinct(archives.map(({ archiveId }) => archiveId)),
      'archiveId must be unique',
    ),
  ),
  hospitals: v.optional(v.array(HospitalConfig), []),
  /** How the relevant prior is found: each part that is named replaces the usual one. */
  priors: v.optional(SitePriorRules, {}),
  session: v.optional(
    v.strictObject({
      idleSeconds: v.optional(Seconds, 15 * 60),
      absoluteSeconds: v.optional(Seconds, 10 * 60 * 60),
    }),
    {},
  ),
  features: v.optional(
    v.strictObject({ download: v.optional(v.boolean(), false), print: v.optional(v.boolean(), false) }),
    {},
  ),
  /** The site's hanging rules, tried in order before the standard ones. */
  hangingRules: v.optional(v.array(SiteRule), []),
  /** Origins of records that show us in a frame; none by default. */
  frameAncestors: v.optional(v.array(Origin), []),
});
export type GatewayConfiguration = v.InferOutput<typeof GatewayConfiguration>;
/** As written by hand: what has a default may be left out. */
export type GatewayConfigurationInput = v.InferInput<typeof GatewayConfiguration>;

export type ConfigurationRefusal = { readonly path: string; readonly why: string };

/** Every fault at once, each with its path: `issuers.0.clientid: unknown key`. Values are not repeated: they may be secrets. */
export class ConfigurationError extends Error {
  readonly refusals: readonly ConfigurationRefusal[];

  constructor(refusals: readonly ConfigurationRefusal[]) {
    super(`configuration: ${refusals.map(({ path, why }) => `${path}: ${why}`).join('; ')}`);
    this.name = 'ConfigurationError';
    this.refusals = refusals;
  }
}

export function parseConfiguration(value: unknown): GatewayConfiguration {
  const parsed = v.safeParse(GatewayConfiguration, value);
  if (parsed.success) return parsed.output;
  throw new ConfigurationError(
    parsed.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '(root)',
      why: `${ruleNamed(issue)}${reasonOf(issue)}`,
    })),
  );
}

/** The name of the hanging rule that is at fault: unlike other values it is no secret, and a number is hard to find in a long list. */
function ruleNamed(issue: v.BaseIssue<unknown>): string {
  const [list, place] = issue.path ?? [];
  if (list?.key !== 'hangingRules' || place === undefined) return '';
  const named = v.safeParse(v.object({ name: v.pipe(v.string(), v.minLength(1)) }), place.value);
  return named.success
    ? `in the hanging rule «${named.output.name.slice(0, 80)}»: `
    : 'in a hanging rule without a name: ';
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return 'unknown key';
    if (issue.received === 'undefined') return 'is missing';
  }
  if (issue.kind === 'schema') return `expected ${issue.expected ?? 'something else'}`;
  return issue.type === 'check' || issue.type === 'regex' ? issue.message : `must satisfy ${issue.type}`;
}

function isRegion(name: string): boolean {
  return bodyRegions.some((region) => region === name);
}

function isSecure(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function areDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
