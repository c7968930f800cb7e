import { createServer, type Server, type ServerResponse } from 'node:http';

/** How the archive answers a search; `good` is an empty list. */
export type Mode = 'good' | 'down' | 'slow' | '500' | '401' | 'html' | 'malformed' | 'null';

export interface FaultyArchive {
  readonly url: string;
  set(mode: Mode): Promise<void>;
  close(): Promise<void>;
}

/** A DICOMweb archive that holds nothing and fails as it is told, on 127.0.0.1. */
export async function startFaultyArchive(): Promise<FaultyArchive> {
  let mode: Mode = 'good';
  const server = createServer((_, response) => answers[mode](response));
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/dicom-web`,
    async set(next) {
      if (mode === 'down' && next !== 'down') await listen(server, port);
      if (mode !== 'down' && next === 'down') await end(server);
      mode = next;
    },
    close: () => end(server),
  };
}

const json = { 'content-type': 'application/dicom+json' };

const answers: Readonly<Record<Mode, (response: ServerResponse) => void>> = {
  good: (response) => response.writeHead(200, json).end('[]'),
  down: (response) => response.destroy(),
  slow: (response) => setTimeout(() => response.writeHead(200, json).end('[]'), 120_000).unref(),
  '500': (response) => response.writeHead(500).end('error'),
  '401': (response) => response.writeHead(401).end(),
  html: (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Logg inn</body></html>'),
  malformed: (response) => response.writeHead(200, json).end('[{"0020000D":'),
  null: (response) => response.writeHead(200, json).end('null'),
};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
