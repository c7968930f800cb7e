/** A row as it came: columns are `unknown` until a schema has read them. */
export type Row = Readonly<Record<string, unknown>>;

/** Asks the database; `values` fill `$1`, `$2` …. Text, boolean, integer, timestamptz (ISO text in, Date out), text[] and jsonb (text in) act alike on both. */
export interface Queries {
  query(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The gateway's only state: PGlite in a folder or PostgreSQL. Every failure is a DatabaseError, within two seconds. */
export interface Database extends Queries {
  /** Commits what `work` did, or nothing of it. Never await the network inside: PGlite has one connection. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The database did not do it. `code` is the SQLSTATE, if it answered at all; the message holds no values. */
export class DatabaseError extends Error {
  readonly code: string | undefined;

  constructor(cause: unknown) {
    const code = sqlState(cause);
    super(`database: ${code ?? 'no answer'}`, { cause });
    this.name = 'DatabaseError';
    this.code = code;
  }
}

function sqlState(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

/** What the database may take before the answer is «no»: the caller is a clinician waiting for a picture. */
export const databaseDeadline = 1800;

/** Errors that `work` itself throws pass through; those of the database become DatabaseError. */
export async function asDatabaseError<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw cause instanceof DatabaseError ? cause : new DatabaseError(cause);
  }
}
