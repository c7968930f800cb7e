import { type Payload } from './payload.ts';

export interface Part {
  readonly contentType: string;
  readonly location?: string;
  readonly payload: Payload;
}

/** What an archive replies, before it is written to a connection. */
export type Answer =
  | { readonly kind: 'json'; readonly body: string; readonly warning?: string; readonly etag?: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly status: number; readonly message: string; readonly allow?: string }
  | { readonly kind: 'single'; readonly part: Part; readonly etag: string; readonly isFrame?: true }
  | {
      readonly kind: 'multipart';
      readonly mediaType: string;
      readonly parts: readonly Part[];
      readonly etag: string;
      readonly isFrame?: true;
    };

export const problem = (status: number, message: string): Answer => ({ kind: 'problem', status, message });
