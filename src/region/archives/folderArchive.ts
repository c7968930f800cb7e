import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { problem } from './answer.ts';
import { type ArchiveIndex, type ArchivePatient, indexFolder, patientsOf } from './archiveIndex.ts';
import { type Fault } from './fault.ts';
import { type IdenticalFile } from './identities.ts';
import { type ArchiveProfile, type ProfileName, profiles } from './profile.ts';
import { type UnreadableFile } from './readFolder.ts';
import { respond } from './respond.ts';
import { send } from './send.ts';
import { refusalOf } from './refusalOf.ts';
import { withWrongFrame } from './wrongFrame.ts';

export interface ArchiveLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface FolderArchiveOptions {
  readonly folder: string;
  readonly archiveId: string;
  readonly name: string;
  readonly profile: ProfileName;
  /** An ephemeral port of 127.0.0.1 when left out. */
  readonly port?: number;
  readonly log: ArchiveLog;
}

/** A DICOMweb archive over a folder of DICOM files, on 127.0.0.1. */
export interface FolderArchive {
  readonly archiveId: string;
  readonly name: string;
  readonly profile: ProfileName;
  /** The DICOMweb root, `http://127.0.0.1:PORT/dicom-web`. */
  readonly url: string;
  readonly defaultIssuer: string;
  readonly numberOfInstances: number;
  patients(): readonly ArchivePatient[];
  /** Files that are not served, each with its reason in bokmål. */
  unreadable(): readonly UnreadableFile[];
  /** Files that are byte for byte another file, under which they are served. */
  identical(): readonly IdenticalFile[];
  /** Makes the archive fail from now on; undefined mends it. */
  setFault(fault: Fault | undefined): void;
  close(): Promise<void>;
}

/** Who issues the patient numbers of an archive whose objects do not say. */
export const defaultIssuerOf = (archiveId: string) => `urn:lysbilde:archive:${archiveId}`;

const root = '/dicom-web';

/** A client that is slow to ask is let go; one that is slow to read is let go after a minute without progress. */
const limits = {
  maxHeaderSize: 64 * 1024,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
};

/** Reads the folder's headers, then answers. Rejects when the folder cannot be read or the port is taken. */
export async function openFolderArchive(options: FolderArchiveOptions): Promise<FolderArchive> {
  const { archiveId, name, folder, log } = options;
  const started = performance.now();
  const index = await indexFolder(folder, defaultIssuerOf(archiveId));
  tellOf(index, { archiveId, milliseconds: Math.round(performance.now() - started) }, log);
  const listener = new Listener(index, profiles[options.profile], log);
  const port = await listener.listen(options.port ?? 0);
  return {
    archiveId,
    name,
    profile: options.profile,
    url: `http://127.0.0.1:${port}${root}`,
    defaultIssuer: defaultIssuerOf(archiveId),
    numberOfInstances: [...index.studies.values()].reduce((sum, study) => sum + study.numberOfInstances, 0),
    patients: () => patientsOf(index),
    unreadable: () => index.unreadable,
    identical: () => index.identical,
    setFault: (fault) => listener.setFault(fault),
    close: () => listener.close(),
  };
}

function tellOf(index: ArchiveIndex, about: object, log: ArchiveLog): void {
  log.info({ ...about, studies: index.studies.size }, 'archive indexed');
  for (const { file, reason } of index.unreadable) log.warn({ ...about, file, reason }, 'file not served');
  for (const { file, sameAs } of index.identical) log.info({ ...about, file, sameAs }, 'identical file');
}

/** The HTTP server of one archive. */
class Listener {
  readonly #server: Server;
  readonly #index: ArchiveIndex;
  readonly #profile: ArchiveProfile;
  readonly #log: ArchiveLog;
  readonly #sockets = new Set<Socket>();
  #fault: Fault | undefined;
  #port = 0;

  constructor(index: ArchiveIndex, profile: ArchiveProfile, log: ArchiveLog) {
    this.#index = index;
    this.#profile = profile;
    this.#log = log;
    this.#server = createServer(limits, (request, response) => void this.#answer(request, response));
    this.#server.maxConnections = 256;
    this.#server.setTimeout(60_000);
    this.#server.on('connection', (socket) => this.#accept(socket));
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : port;
        resolve(this.#port);
      });
    });
  }

  setFault(fault: Fault | undefined): void {
    this.#fault = fault;
    if (fault?.kind === 'down') for (const socket of this.#sockets) socket.destroy();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  #accept(socket: Socket): void {
    if (this.#fault?.kind === 'down') {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = { request, response, profile: this.#profile, fault: this.#fault };
    try {
      if (await this.#failed(response)) return;
      const refusal = refusalOf(request, this.#profile);
      await send(refusal ?? (await this.#respond(request)), exchange);
    } catch (error) {
      if (!response.destroyed) this.#log.warn({ error: errorName(error) }, 'archive request failed');
      if (response.headersSent) response.destroy();
      else await send(problem(500, 'the object cannot be read'), exchange);
    }
  }

  async #respond(request: IncomingMessage) {
    const [path = '', ...query] = (request.url ?? '').split('?');
    if (!path.startsWith(`${root}/`)) return problem(404, 'no such resource');
    const below = path.slice(root.length + 1).replace(/\/$/, '');
    const answer = await respond(
      { index: this.#index, profile: this.#profile },
      {
        path: this.#fault?.kind === 'wrong-frame' ? withWrongFrame(below, this.#index) : below,
        query: query.join('?'),
        accept: request.headers.accept,
        root: this.#rootFor(request),
      },
    );
    return answer;
  }

  #rootFor(request: IncomingMessage): string {
    const own = `127.0.0.1:${this.#port}`;
    const bases = { own: `http://${own}`, host: `http://${request.headers.host ?? own}`, path: '' };
    return bases[this.#profile.addresses] + root;
  }

  /** Whether a fault has taken the place of the answer. */
  async #failed(response: ServerResponse): Promise<boolean> {
    const fault = this.#fault;
    if (fault?.kind === 'slow') await setTimeout(fault.milliseconds);
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'text/plain' }).end('fault');
      return true;
    }
    if (fault?.kind === 'html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
      return true;
    }
    return false;
  }
}

const errorName = (error: unknown) => (error instanceof Error ? error.constructor.name : typeof error);
