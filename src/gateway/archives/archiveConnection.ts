import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { type Dispatcher, errors, Pool } from 'undici';

import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';
import { Refusal } from '#gateway/gate.ts';

import { archiveUrl } from './archiveUrl.ts';
import { Breaker, RetryBudget } from './breaker.ts';

export interface ArchiveRequest {
  /** Below the DICOMweb root, of checked UIDs. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly accept: string;
  /** Idle milliseconds before the answer counts as lost. */
  readonly idle: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** A person is waiting for this one and may have pressed «try again»: asked even while the breaker rests. */
  readonly isTrial?: boolean;
}

/** A whole answer: 2xx, or a 4xx that says something about what was asked (not about who asked). Header names are lower case. */
export interface ArchiveAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const tries = 3;
const longestWait = 5_000;
const inflate = promisify(gunzip);

/**
 * All that the gateway asks of one archive goes through here: kept-alive connections, bounded concurrency, idle timeouts, three tries,
 * a breaker. Credentials go to the archive's own origin and path prefix; redirects are refused. Failures are Refusals.
 */
export class ArchiveConnection {
  readonly #config: ArchiveConfig;
  readonly #pool: Pool;
  readonly #breaker = new Breaker();
  readonly #budget = new RetryBudget();

  constructor(config: ArchiveConfig) {
    this.#config = config;
    this.#pool = new Pool(new URL(config.url).origin, {
      connections: config.limits?.concurrency ?? 12,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: 5_000 },
    });
  }

  async get(request: ArchiveRequest): Promise<ArchiveAnswer> {
    if (request.isTrial !== true && this.#breaker.isOpen())
      throw new Refusal(502, 'archive-unreachable', { detail: 'resting after five failures' });
    this.#budget.asked();
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#once(request);
      if (!('refusal' in outcome)) {
        this.#breaker.succeeded();
        return outcome;
      }
      const wait = outcome.retryAfter ?? Math.random() * 100 * 2 ** attempt;
      if (!outcome.mayRetry || attempt >= tries || wait > longestWait || !this.#budget.take()) {
        if (outcome.isOutage) this.#breaker.failed();
        throw outcome.refusal;
      }
      await pause(wait, undefined, request.signal === undefined ? {} : { signal: request.signal });
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #once(request: ArchiveRequest): Promise<ArchiveAnswer | Failure> {
    const url = archiveUrl(this.#config.url, request.path, request.query);
    const whole = AbortSignal.timeout(Math.max(120_000, request.idle * 8));
    try {
      const answer = await this.#pool.request({
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { accept: request.accept, ...jsonGzip(request.accept), ...credentials(this.#config) },
        headersTimeout: request.idle,
        bodyTimeout: request.idle,
        signal: request.signal === undefined ? whole : AbortSignal.any([request.signal, whole]),
      });
      return await received(answer, request);
    } catch (error) {
      if (request.signal?.aborted === true) throw error;
      return failureOf(error);
    }
  }
}

interface Failure {
  readonly refusal: Refusal;
  readonly mayRetry: boolean;
  /** The archive itself is gone or overwhelmed, not just this object. */
  readonly isOutage: boolean;
  readonly retryAfter?: number;
}

async function received(
  answer: Dispatcher.ResponseData,
  request: ArchiveRequest,
): Promise<ArchiveAnswer | Failure> {
  const { statusCode: status } = answer;
  const headers = plainHeaders(answer.headers);
  if (
    status >= 300 &&
    status !== 304 &&
    (status < 400 || status === 401 || status === 403 || isTransient(status))
  ) {
    await answer.body.dump({ limit: 65_536 });
    return failureOfStatus(status, headers['retry-after']);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    length += bytes.length;
    if (length > request.maxBytes)
      throw new Refusal(502, 'archive-malformed', { detail: 'answer too large' });
    chunks.push(bytes);
  }
  const body = Buffer.concat(chunks, length);
  if (!/^(x-)?gzip$/.test(headers['content-encoding'] ?? '')) return { status, headers, body };
  return { status, headers, body: await inflate(body, { maxOutputLength: request.maxBytes }) };
}

function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function failureOfStatus(status: number, retryAfter: string | undefined): Failure {
  const detail = `HTTP ${status}`;
  if (!isTransient(status))
    return { refusal: new Refusal(502, 'archive-refused', { detail }), mayRetry: false, isOutage: false };
  const seconds = Number(retryAfter);
  return {
    refusal: new Refusal(502, 'archive-error', { detail }),
    mayRetry: status !== 501,
    // 500 is often about one object; these three are about the archive.
    isOutage: status === 502 || status === 503 || status === 504,
    ...(retryAfter !== undefined && Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {}),
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { refusal: error, mayRetry: false, isOutage: false };
  const isTimeout =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    (error instanceof Error && error.name === 'TimeoutError');
  if (isTimeout)
    return {
      refusal: new Refusal(504, 'archive-timeout', { cause: error }),
      mayRetry: false,
      isOutage: true,
    };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  return {
    refusal: new Refusal(502, 'archive-unreachable', { detail: code, cause: error }),
    mayRetry: true,
    isOutage: true,
  };
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}

/** Text shrinks to a fifth; pixels do not. */
function jsonGzip(accept: string): Readonly<Record<string, string>> {
  return accept.includes('json') ? { 'accept-encoding': 'gzip' } : {};
}

function credentials(config: ArchiveConfig): Readonly<Record<string, string>> {
  const { auth } = config;
  if (auth === undefined) return {};
  if (auth.kind === 'bearer') return { authorization: `Bearer ${secret(auth.token.env)}` };
  const pair = Buffer.from(`${auth.user}:${secret(auth.password.env)}`, 'utf8').toString('base64');
  return { authorization: `Basic ${pair}` };
}

function secret(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Refusal(502, 'archive-refused', { detail: 'credentials are not set' });
  return value;
}
