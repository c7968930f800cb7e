import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { postgresFolder } from './absences.ts';

/** A PostgreSQL server of our own in a temporary folder, on a free port of 127.0.0.1. */
export interface Postgres {
  readonly url: string;
  stop(): void;
}

/** Starts one, or answers undefined where PostgreSQL is not installed. Throws with the server's words when it does not start. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = postgresFolder();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'lysbilde-postgres-'));
  giveAway(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  as(`${bin}/initdb -D ${data} -U lysbilde --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync`);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  as(`${bin}/pg_ctl -D ${data} -w -t 30 -l ${folder}/log -o '${settings}' start`);
  return {
    url: `postgres://lysbilde@127.0.0.1:${port}/postgres`,
    stop() {
      as(`${bin}/pg_ctl -D ${data} -m immediate stop`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; there the package's own user runs it. */
function as(command: string): void {
  const args = isRoot() ? ['su', 'postgres', '-s', '/bin/sh', '-c', command] : ['sh', '-c', command];
  const done = spawnSync('env', args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
}

function giveAway(folder: string): void {
  if (!isRoot()) return;
  const id = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout);
  chownSync(folder, id, id);
  chmodSync(folder, 0o700);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
