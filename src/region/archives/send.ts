import { createHash, randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Answer, type Part } from './answer.ts';
import { type Fault } from './fault.ts';
import { bytesOf, concatenated, type Payload, payloadOf, slice } from './payload.ts';
import { type ArchiveProfile } from './profile.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly profile: ArchiveProfile;
  readonly fault: Fault | undefined;
}

const packed = promisify(gzip);

/** Writes an answer to its connection, with the ranges, validators and compression that the profile has. */
export async function send(answer: Answer, exchange: Exchange): Promise<void> {
  const { response } = exchange;
  switch (answer.kind) {
    case 'empty':
      response.writeHead(204).end();
      return;
    case 'problem':
      return sendProblem(answer, exchange);
    case 'json':
      return sendJson(answer, exchange);
    case 'single':
      return sendSingle(answer, exchange);
    case 'multipart':
      return sendMultipart(answer, exchange);
  }
}

async function sendProblem(answer: Extract<Answer, { kind: 'problem' }>, exchange: Exchange): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    ...(answer.allow === undefined ? {} : { allow: answer.allow }),
  };
  const body = payloadOf(Buffer.from(JSON.stringify({ status: answer.status, message: answer.message })));
  await write(exchange, { status: answer.status, headers, body });
}

async function sendJson(answer: Extract<Answer, { kind: 'json' }>, exchange: Exchange): Promise<void> {
  const text = exchange.fault?.kind === 'malformed-json' ? answer.body.slice(0, -5) : answer.body;
  const plain = Buffer.from(text);
  const gzipped = plain.length > 1024 && /\bgzip\b/.test(header(exchange.request, 'accept-encoding') ?? '');
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (isKnown(etag, exchange)) return;
  const body = gzipped ? await packed(plain, { level: 1 }) : plain;
  const headers = {
    'content-type': 'application/dicom+json',
    vary: 'accept, accept-encoding',
    ...(gzipped ? { 'content-encoding': 'gzip' } : {}),
    ...(answer.warning === undefined ? {} : { warning: answer.warning }),
    ...(exchange.profile.etags ? { etag } : {}),
  };
  await write(exchange, { status: 200, headers, body: payloadOf(body) });
}

async function sendSingle(answer: Extract<Answer, { kind: 'single' }>, exchange: Exchange): Promise<void> {
  const { part, etag } = answer;
  if (isKnown(etag, exchange)) return;
  const payload = answer.isFrame === true ? faulty(part.payload, exchange.fault) : part.payload;
  const headers = {
    'content-type': part.contentType,
    ...(exchange.profile.etags ? { etag } : {}),
    ...(exchange.profile.ranges ? { 'accept-ranges': 'bytes' } : {}),
  };
  const range = exchange.profile.ranges ? rangeOf(exchange.request, payload.length, etag) : undefined;
  if (range === 'unsatisfiable') {
    const unsatisfiable = { ...headers, 'content-range': `bytes */${payload.length}` };
    await write(exchange, { status: 416, headers: unsatisfiable, body: payloadOf() });
    return;
  }
  if (range === undefined) return write(exchange, { status: 200, headers, body: payload });
  const contentRange = `bytes ${range.start}-${range.end - 1}/${payload.length}`;
  const body = slice(payload, range.start, range.end);
  await write(exchange, { status: 206, headers: { ...headers, 'content-range': contentRange }, body });
}

async function sendMultipart(
  answer: Extract<Answer, { kind: 'multipart' }>,
  exchange: Exchange,
): Promise<void> {
  if (isKnown(answer.etag, exchange)) return;
  const boundary = randomUUID();
  const fault = answer.isFrame === true ? exchange.fault : undefined;
  const bodies = answer.parts.flatMap((part) => [
    payloadOf(Buffer.from(partHead(part, boundary, fault))),
    faulty(part.payload, fault),
    payloadOf(Buffer.from('\r\n')),
  ]);
  const body = concatenated([...bodies, payloadOf(Buffer.from(`--${boundary}--\r\n`))]);
  const contentType = `multipart/related; type="${answer.mediaType}"; boundary=${boundary}`;
  const headers = {
    'content-type': contentType,
    ...(exchange.profile.etags ? { etag: answer.etag } : {}),
  };
  await write(exchange, { status: 200, headers, body });
}

function partHead(part: Part, boundary: string, fault: Fault | undefined): string {
  const lines = [
    `--${boundary}`,
    `Content-Type: ${part.contentType}`,
    `Content-Length: ${faulty(part.payload, fault).length}`,
    ...(part.location === undefined ? [] : [`Content-Location: ${part.location}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** A frame cut short by a third whose length fits what is left: only the frame's own size can tell. */
function faulty(payload: Payload, fault: Fault | undefined): Payload {
  return fault?.kind === 'short-frame' ? slice(payload, 0, Math.floor((payload.length * 2) / 3)) : payload;
}

/** Answers 304 if the client holds this very body. */
function isKnown(etag: string, { request, response, profile }: Exchange): boolean {
  const held = header(request, 'if-none-match');
  if (!profile.etags || held === undefined) return false;
  const isHeld = held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (isHeld) response.writeHead(304, { etag }).end();
  return isHeld;
}

/** One byte range (RFC 9110 14.1.2); several at once are answered whole, as the RFC allows. */
function rangeOf(
  request: IncomingMessage,
  length: number,
  etag: string,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const condition = header(request, 'if-range');
  if (condition !== undefined && condition !== etag) return undefined;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header(request, 'range') ?? '');
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const start = Math.max(0, length - Number(last));
    return Number(last) === 0 ? 'unsatisfiable' : { start, end: length };
  }
  const start = Number(first);
  const end = last === '' ? length : Math.min(length, Number(last) + 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= length ? 'unsatisfiable' : { start, end };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Payload;
}

async function write(
  { request, response, fault }: Exchange,
  { status, headers, body }: Message,
): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  if (fault?.kind === 'stall' || fault?.kind === 'cut') {
    for await (const chunk of bytesOf(slice(body, 0, Math.min(fault.afterBytes, body.length))))
      response.write(chunk);
    if (fault.kind === 'cut') response.destroy();
    return;
  }
  await pipeline(Readable.from(bytesOf(body)), response);
}
