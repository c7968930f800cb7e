import { AxeBuilder as Builder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';

/**
 * axe, asked for every fault and of what is no fault for no more than its name: to describe what passed is most of its time. The product
 * has no frames, so that axe may run in the page itself and needs no second page to put frames together in.
 */
export class AxeBuilder extends Builder {
  constructor({ page }: { readonly page: Page }) {
    super({ page });
    this.options({ resultTypes: ['violations'] }).setLegacyMode();
  }
}
