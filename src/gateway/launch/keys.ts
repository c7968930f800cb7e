import { randomBytes, type webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import * as v from 'valibot';

type CryptoKey = webcrypto.CryptoKey;

const StoredKey = v.looseObject({
  kty: v.literal('EC'),
  crv: v.string(),
  x: v.string(),
  y: v.string(),
  d: v.string(),
});

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** For the JWKS: never holds `d`. */
  readonly publicJwk: JWK;
}

/** The key of `{folder}/{name}.json`, made at first use. Several gateways share it by sharing the folder or the file. */
export async function signingKey(
  folder: string,
  name: string,
  algorithm: 'ES256' | 'ES384',
): Promise<SigningKey> {
  const text = await keptOrMade(join(folder, `${name}.json`), async () => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });
  const { kty, crv, x, y, d } = v.parse(StoredKey, JSON.parse(text));
  const bare = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(bare);
  return {
    kid,
    privateKey: await imported({ ...bare, d }, algorithm),
    publicKey: await imported(bare, algorithm),
    publicJwk: { ...bare, kid, use: 'sig', alg: algorithm },
  };
}

/** 256 bits that seal what lies in the database. */
export async function sealingKey(folder: string): Promise<Uint8Array> {
  const text = await keptOrMade(join(folder, 'seal.key'), () =>
    Promise.resolve(randomBytes(32).toString('base64')),
  );
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new Error('keys: seal.key is not 256 bits');
  return key;
}

async function imported(jwk: JWK, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm, { extractable: jwk.d === undefined });
  if (key instanceof Uint8Array) throw new Error('keys: not an asymmetric key');
  return key;
}

/** Of two gateways that start at once, one writes and both read what it wrote. */
async function keptOrMade(path: string, make: () => Promise<string>): Promise<string> {
  const kept = await read(path);
  if (kept !== undefined) return kept;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const made = await make();
  try {
    await writeFile(path, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    const other = await read(path);
    if (other === undefined) throw error;
    return other;
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
