import { type Logger } from 'pino';

import { type SamplePractitioner } from '#region/samples/people.ts';
import { type LaunchHandles } from './launchHandles.ts';

export interface AuthorizationOptions {
  readonly issuer: string;
  /** The SMART `iss`; what `aud` must say. */
  readonly fhirUrl: string;
  readonly clientId: string;
  readonly clientJwksUri: string;
  readonly redirectUri: string;
  readonly handles: LaunchHandles;
  readonly practitioners: readonly SamplePractitioner[];
  readonly lifetimes: { readonly accessToken: number; readonly refreshToken: number };
  readonly log: Logger;
}
