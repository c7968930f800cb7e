import { type Row } from './database.ts';

/** A statement for the database's thread; answered in the order asked. */
export interface DatabaseJob {
  readonly id: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `code` is the SQLSTATE, where the database itself said no. */
export type DatabaseAnswer =
  | { readonly id: number; readonly rows: readonly Row[] }
  | { readonly id: number; readonly message: string; readonly code?: string };
