import * as v from 'valibot';

import { PriorRules } from './priorRules.ts';
import { HangingRule, SavedLayout } from './hanging.ts';

/** What the viewer must know of its installation. Nothing about a patient. */
export const ViewerConfig = v.object({
  version: v.string(),
  archives: v.array(v.object({ archiveId: v.string(), name: v.string() })),
  /** AE title or code → the hospital's name as shown. */
  hospitals: v.array(
    v.object({ name: v.string(), archiveId: v.optional(v.string()), codes: v.array(v.string()) }),
  ),
  /** How the relevant prior of a study is found. */
  priors: PriorRules,
  features: v.object({ download: v.boolean(), print: v.boolean() }),
  /** The site's own hanging rules, tried before the standard ones. */
  hangingRules: v.optional(v.array(HangingRule), []),
  /** What this user has saved from the screen. With the page, so that the first picture need not wait for it nor move when it comes. */
  layouts: v.optional(v.array(SavedLayout), []),
  /** Address of the record to go back to after log-out. */
  recordUrl: v.optional(v.string()),
});
export type ViewerConfig = v.InferOutput<typeof ViewerConfig>;

/**
 * Both answers at once: the gateway writes them as JSON into the viewer's page (`<script type="application/json" id="lysbilde-start">`),
 * so that the first archive query leaves without another round trip. The viewer falls back to the two routes.
 */
export const startElementId = 'lysbilde-start';
