import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { firstFiles } from './firstFiles.ts';
import { type BuiltViewer } from './viewerPage.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};
const compressible = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.map',
  '.wasm',
  '.svg',
  '.txt',
  '.ttf',
]);

type Encoding = 'br' | 'gzip';
const suffixes: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** Reads the built viewer once, and serves it from memory. `index.html` is not served here: it carries a session. */
export function staticFiles(server: FastifyInstance, folder: string): BuiltViewer {
  const paths = existsSync(folder) ? walk(folder).filter((path) => !/\.(br|gz)$/.test(path)) : [];
  const index = paths.find((path) => relative(folder, path) === 'index.html');
  for (const path of paths) {
    if (path === index) continue;
    const file = new StaticFile(path);
    const name = relative(folder, path).split(sep);
    // Vite writes the content's hash into the names of all it puts there.
    const lifetime = name[0] === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache';
    server.get(`/${name.map(encodeURIComponent).join('/')}`, async (request, reply) => {
      reply.header('cache-control', lifetime);
      return file.send(request, reply);
    });
  }
  return {
    indexHtml: index === undefined ? '' : readFileSync(index, 'utf8'),
    firstFiles: firstFiles(join(folder, '.vite/manifest.json')),
  };
}

class StaticFile {
  readonly #path: string;
  readonly #body: Buffer;
  readonly #etag: string;
  readonly #extension: string;
  readonly #encoded = new Map<Encoding, Buffer>();
  readonly #making = new Map<Encoding, Promise<Buffer>>();

  constructor(path: string) {
    this.#path = path;
    this.#body = readFileSync(path);
    this.#extension = extname(path);
    this.#etag = `"${createHash('sha256').update(this.#body).digest('base64url').slice(0, 22)}"`;
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.type(types[this.#extension] ?? 'application/octet-stream').header('etag', this.#etag);
    if (request.headers['if-none-match'] === this.#etag) return reply.status(304).send();
    if (!compressible.has(this.#extension)) return reply.send(this.#body);
    reply.header('vary', 'accept-encoding');
    const encoding = this.#choose(request.headers['accept-encoding'] ?? '');
    if (encoding === undefined) return reply.send(this.#body);
    return reply.header('content-encoding', encoding).send(await this.#as(encoding));
  }

  /** Brotli takes a second for a megabyte: whoever comes first gets gzip, which takes a thirtieth of that. */
  #choose(accepted: string): Encoding | undefined {
    if (/\bbr\b/.test(accepted)) {
      if (this.#encoded.has('br') || existsSync(`${this.#path}.br`)) return 'br';
      void this.#as('br');
    }
    return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  }

  #as(encoding: Encoding): Promise<Buffer> {
    const found = this.#making.get(encoding);
    if (found !== undefined) return found;
    const making = this.#encode(encoding).then((body) => {
      this.#encoded.set(encoding, body);
      return body;
    });
    this.#making.set(encoding, making);
    return making;
  }

  async #encode(encoding: Encoding): Promise<Buffer> {
    const made = `${this.#path}${suffixes[encoding]}`;
    if (existsSync(made)) return readFileSync(made);
    if (encoding === 'gzip') return promisify(gzip)(this.#body, { level: 6 });
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
    return promisify(brotliCompress)(this.#body, {
      params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_SIZE_HINT]: this.#body.length },
    });
  }
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
