import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

import { type ArchiveLog } from '#region/archives/folderArchive.ts';
import { type Fault } from '#region/archives/fault.ts';
import { systemUri } from '#region/fhir/resources.ts';
import { samplePatients, samplePractitioners } from '#region/samples/people.ts';

import { documentResource } from './documentResource.ts';
import { type SampleDocument } from './sampleDocument.ts';

export interface DocumentArchiveOptions {
  readonly documents: readonly SampleDocument[];
  readonly log: ArchiveLog;
  /** Documents of one page; its own, whatever is asked. */
  readonly pageSize?: number;
}

/** A Document Responder (IHE MHD): FHIR R4 on 127.0.0.1 over documents held in memory. */
export interface DocumentArchive {
  /** The FHIR base. */
  readonly url: string;
  /** Makes the archive fail from now on; undefined mends it. Faults of frames are none of its own. */
  setFault(fault: Fault | undefined): void;
  close(): Promise<void>;
}

const root = '/fhir';

/**
 * Every document is made before the archive opens: drawing a photograph takes a second or more, in which the process would answer nobody, and
 * the gateway of the demonstration, which is the same process, would think its database silent.
 */
export async function openDocumentArchive(options: DocumentArchiveOptions): Promise<DocumentArchive> {
  const listener = new Listener(options);
  listener.make();
  return {
    url: await listener.listen(),
    setFault: (fault) => listener.setFault(fault),
    close: () => listener.close(),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

class Listener {
  readonly #options: DocumentArchiveOptions;
  readonly #server: Server;
  readonly #made = new Map<string, Buffer>();
  #base = '';
  #fault: Fault | undefined;

  constructor(options: DocumentArchiveOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        if (typeof address !== 'object' || address === null) return reject(new Error('no port'));
        this.#base = `http://127.0.0.1:${address.port}${root}`;
        resolve(this.#base);
      });
    });
  }

  make(): void {
    for (const document of this.#options.documents) this.#bytes(document);
  }

  setFault(fault: Fault | undefined): void {
    this.#fault = fault;
    if (fault?.kind === 'down') this.#server.closeAllConnections();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.#fault;
    if (fault?.kind === 'down') return void request.socket.destroy();
    if (fault?.kind === 'slow') await setTimeout(fault.milliseconds);
    try {
      send(response, faulty(fault, this.#answer(new URL(request.url ?? '/', 'http://127.0.0.1'))), fault);
    } catch (error) {
      const name = error instanceof Error ? error.constructor.name : typeof error;
      this.#options.log.warn({ error: name }, 'document request failed');
      response.writeHead(500).end();
    }
  }

  #answer({ pathname, searchParams }: URL): Answer {
    if (pathname === `${root}/DocumentReference`) return this.#find(searchParams);
    const [, id] = /^\/fhir\/Binary\/([a-z0-9-]+)$/.exec(pathname) ?? [];
    const document = this.#options.documents.find((one) => one.id === id);
    if (document === undefined) return outcome(404, 'not-found', 'Unknown resource');
    return { status: 200, type: document.contentType, body: this.#bytes(document) };
  }

  /** ITI-67: one patient and a status must be named; what is not understood is refused, since leaving it out would find more. */
  #find(query: URLSearchParams): Answer {
    const unknown = [...query.keys()].filter(
      (name) => !['patient.identifier', 'status', '_count', '_format', 'page'].includes(name),
    );
    if (unknown.length > 0) return outcome(400, 'not-supported', `Unknown parameter ${unknown.join(', ')}`);
    const who = query.get('patient.identifier');
    const status = query.get('status');
    if (who === null || status === null)
      return outcome(400, 'required', 'patient.identifier and status are required');
    const matches = this.#options.documents.filter(
      (document) => document.status === status && isOf(document, who),
    );
    return this.#page(matches, query);
  }

  #page(matches: readonly SampleDocument[], query: URLSearchParams): Answer {
    const size = this.#options.pageSize ?? 50;
    const page = Math.max(1, Number(query.get('page') ?? '1') || 1);
    const shown = matches.slice((page - 1) * size, page * size);
    const link = (relation: string, number: number) => {
      const named = new URLSearchParams(query);
      if (number > 1) named.set('page', String(number));
      return { relation, url: `${this.#base}/DocumentReference?${named.toString()}` };
    };
    return fhir(200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matches.length,
      link: [link('self', page), ...(page * size < matches.length ? [link('next', page + 1)] : [])],
      entry: shown.map((document) => ({
        fullUrl: `${this.#base}/DocumentReference/${document.id}`,
        resource: this.#resource(document),
        search: { mode: 'match' },
      })),
    });
  }

  #resource(document: SampleDocument): object {
    const patient = samplePatients.find(({ key }) => key === document.patientKey);
    if (patient === undefined) throw new Error(`no sample patient ${document.patientKey}`);
    const author = samplePractitioners.find(({ key }) => key === document.author);
    return documentResource({ document, bytes: this.#bytes(document), patient, author, base: this.#base });
  }

  #bytes(document: SampleDocument): Buffer {
    const made = this.#made.get(document.id) ?? document.bytes();
    this.#made.set(document.id, made);
    return made;
  }
}

/** A FHIR token: `system|value`, or a value of any system. */
function isOf(document: SampleDocument, token: string): boolean {
  const patient = samplePatients.find(({ key }) => key === document.patientKey);
  const [system, value] = token.includes('|') ? token.split('|') : [undefined, token];
  return (
    patient?.identifiers.some(
      (one) => one.value === value && (system === undefined || systemUri(one.system) === system),
    ) ?? false
  );
}

function fhir(status: number, resource: object): Answer {
  return {
    status,
    type: 'application/fhir+json; charset=utf-8',
    body: Buffer.from(JSON.stringify(resource), 'utf8'),
  };
}

function outcome(status: number, code: string, diagnostics: string): Answer {
  return fhir(status, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics }],
  });
}

function faulty(fault: Fault | undefined, answer: Answer): Answer {
  if (fault?.kind === 'status')
    return { status: fault.status, type: 'text/plain', body: Buffer.from('fault') };
  if (fault?.kind === 'html')
    return { status: 200, type: 'text/html', body: Buffer.from('<!doctype html><title>Sign in</title>') };
  if (fault?.kind === 'malformed-json')
    return { ...answer, body: answer.body.subarray(0, answer.body.length / 2) };
  return answer;
}

function send(response: ServerResponse, { status, type, body }: Answer, fault: Fault | undefined): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  if (fault?.kind !== 'stall' && fault?.kind !== 'cut') return void response.end(body);
  response.write(body.subarray(0, fault.afterBytes));
  if (fault.kind === 'cut') response.destroy();
}
