import { type Pseudonym } from './launch/seal.ts';

/** A person of one record, told from nothing but the two with the key. */
export function layoutOwner(
  record: { readonly issuer: string; readonly subject: string },
  pseudonym: Pseudonym,
): string {
  return pseudonym(JSON.stringify(['layouts', record.issuer, record.subject]));
}
