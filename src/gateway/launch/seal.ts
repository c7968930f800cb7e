import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

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
