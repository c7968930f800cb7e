import { type Page } from '@playwright/test';

/** Addresses of what the states are brought about on. */
export interface Places {
  /** The record's page of a product with phantoms and mammograms. */
  readonly ehr: string;
}

/** What is looked at here is not how fast it came: a machine that others share is given time. */
export const unhurried = { timeout: 45_000 } as const;

/** Something the screen can show, and the way to it from the state before. */
export interface State {
  readonly name: string;
  readonly enter: (page: Page) => Promise<unknown>;
  /** Worth a look on a telephone too. */
  readonly isNarrowToo?: true;
}

/** States that follow on each other on one page. */
export interface Chain {
  readonly name: string;
  /** Brings up what the first state begins from, and tells which page it is on. */
  readonly open: (page: Page, places: Places) => Promise<Page>;
  readonly states: readonly State[];
}
