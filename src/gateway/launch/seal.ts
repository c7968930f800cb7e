import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Tokens and PKCE verifiers lie sealed in the database: whoever reads a copy of it can use none of them. */
export interface Seal {
  seal(text: string): string;
  /** Throws when the text was sealed with another key or has been changed. */
  open(sealed: string): string;
}

/** AES-256-GCM; `nonce.tag.text`, each base64url. */
export function sealWith(key: Uint8Array): Seal {
  return {
    seal: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url')).join('.');
    },
    open: (sealed) => {
      const [nonce = '', tag = '', body = ''] = sealed.split('.');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return `${decipher.update(body, 'base64url', 'utf8')}${decipher.final('utf8')}`;
    },
  };
}

/** 256 bits of chance, base64url. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret: enough to know it again, not to use it. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A name under which the database may know a person: the same for the same text, and told from nothing but the text with the key. */
export type Pseudonym = (text: string) => string;

/** HMAC-SHA-256 under a key of its own, made of the sealing key: a number of eleven digits cannot be found again by trying them all. */
export function pseudonymsWith(key: Uint8Array): Pseudonym {
  const own = createHmac('sha256', key).update('lysbilde pseudonyms').digest();
  return (text) => createHmac('sha256', own).update(text).digest('base64url');
}
