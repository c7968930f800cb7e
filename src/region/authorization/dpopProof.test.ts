import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';

import { dpopProofs } from './dpopProof.ts';

const url = 'http://localhost:4000/fhir/Patient/a';
const accessToken = 'token';

async function aKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}

type Key = Awaited<ReturnType<typeof aKey>>;

function aProof({ privateKey, jwk }: Key, changed: Record<string, unknown> = {}): Promise<string> {
  const ath = createHash('sha256').update(accessToken).digest('base64url');
  return new SignJWT({ htm: 'GET', htu: url, ath, jti: randomUUID(), ...changed })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
    .setIssuedAt(typeof changed['iat'] === 'number' ? changed['iat'] : undefined)
    .sign(privateKey);
}

const requestOf = ({ thumbprint }: Key) => ({ method: 'GET', url, accessToken, thumbprint });

test('a proof by the token’s own key for this request holds, once', async () => {
  const [key, proofs] = [await aKey(), dpopProofs()];
  const proof = await aProof(key);
  expect(await proofs.proves(proof, requestOf(key))).toBe(true);
  expect(await proofs.proves(proof, requestOf(key))).toBe(false);
});

test.each([
  ['another method', { htm: 'POST' }],
  ['another address', { htu: `${url}b` }],
  ['another token', { ath: 'x' }],
  ['two minutes ago', { iat: Math.floor(Date.now() / 1000) - 120 }],
  ['no name of its own', { jti: 7 }],
])('a proof made for %s does not hold', async (_why, changed) => {
  const key = await aKey();
  expect(await dpopProofs().proves(await aProof(key, changed), requestOf(key))).toBe(false);
});

test('another’s key, and what is no proof at all, do not hold', async () => {
  const [key, thief] = [await aKey(), await aKey()];
  expect(await dpopProofs().proves(await aProof(thief), requestOf(key))).toBe(false);
  expect(await dpopProofs().proves('x.y.z', requestOf(key))).toBe(false);
});
