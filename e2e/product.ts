import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The built product as `npm start` runs it, on free ports, with a data folder of its own. */
export interface Product {
  /** Address of the record's page. */
  readonly ehr: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly home: string;
  /** As on the command line: `Name=folder-or-URL`. */
  readonly archives?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds to the printed address; the samples may have to be made first. */
  readonly within?: number;
}

/** Starts dist/server/start.js and waits for the address it prints. Throws when it ends or stays silent. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  mkdirSync(options.home, { recursive: true });
  const log = openSync(join(options.home, 'product.log'), 'a');
  const args = (options.archives ?? []).flatMap((archive) => ['--archive', archive]);
  const child = spawn(process.execPath, ['dist/server/start.js', ...args], {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, LYSBILDE_PORT: '0', LYSBILDE_HOME: options.home, ...options.env },
    stdio: ['ignore', 'pipe', log],
  });
  const ehr = await addressOf(child, options.within ?? 120_000);
  return {
    ehr,
    process: child,
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 8000).unref();
      }),
  };
}

function addressOf(child: ChildProcess, within: number): Promise<string> {
  return new Promise((found, fail) => {
    let text = '';
    const timer = setTimeout(
      () => fail(new Error(`no address within ${within} ms; printed: ${text}`)),
      within,
    );
    child.once('exit', (code) => fail(new Error(`ended with ${code}; printed: ${text}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /https?:\/\/localhost:\d+/.exec(text)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      found(address);
    });
  });
}
