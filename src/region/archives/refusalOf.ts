import { type IncomingMessage } from 'node:http';
import { type Answer, problem } from './answer.ts';
import { type ArchiveProfile } from './profile.ts';

/**
 * Requests that are not answered at all: another host's name (a page elsewhere that has had its name point here), a body
 * (nothing is stored yet), a method the archive does not have.
 */
export function refusalOf(request: IncomingMessage, profile: ArchiveProfile): Answer | undefined {
  if (!isLoopback(request.headers.host))
    return problem(403, 'this archive answers to 127.0.0.1 and localhost only');
  const allowed = profile.head ? ['GET', 'HEAD'] : ['GET'];
  if (!allowed.includes(request.method ?? '')) return methodRefusal(request, profile, allowed);
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  return hasBody ? problem(413, 'a request for a resource has no body') : undefined;
}

function methodRefusal(
  request: IncomingMessage,
  profile: ArchiveProfile,
  allowed: readonly string[],
): Answer {
  const isUnknownToOrthanc =
    profile.name === 'orthanc-like' && ['HEAD', 'OPTIONS'].includes(request.method ?? '');
  if (isUnknownToOrthanc) return problem(404, 'no such resource');
  return { kind: 'problem', status: 405, message: 'method not allowed', allow: allowed.join(', ') };
}

const isLoopback = (host: string | undefined) =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
