import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface StubArchive {
  readonly url: string;
  /** Paths with their queries, in the order asked. */
  readonly asked: string[];
  close(): Promise<void>;
}

export type Reply = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** An archive of one function, for one fault or habit at a time. */
export async function startStub(reply: Reply): Promise<StubArchive> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    asked.push(`${url.pathname}${url.search}`);
    reply(request, response, url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/dicom-web`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/dicom+json', ...headers });
  response.end(JSON.stringify(body));
}

export interface RowFields {
  readonly study: string;
  readonly id?: string;
  readonly issuer?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly series?: string;
  readonly sop?: string;
  readonly more?: Record<string, unknown>;
}

/** A study row, or with `sop` an instance's metadata, in the DICOM JSON model. */
export function dataset(fields: RowFields): Record<string, unknown> {
  const one = (tag: string, vr: string, value: string | undefined) =>
    value === undefined ? {} : { [tag]: { vr, Value: [value] } };
  return {
    ...one('0020000D', 'UI', fields.study),
    ...one('00100020', 'LO', fields.id),
    ...one('00100021', 'LO', fields.issuer),
    ...one('00100030', 'DA', fields.birthDate),
    ...one('00100040', 'CS', fields.sex),
    ...one('0020000E', 'UI', fields.series),
    ...one('00080018', 'UI', fields.sop),
    ...fields.more,
  };
}
