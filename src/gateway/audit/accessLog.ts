import * as v from 'valibot';

import { type Queries } from '#gateway/database/database.ts';
import { type ViewingContext } from '#gateway/gate.ts';
import { AccessLogEntry, accessLogMost } from '#protocol/accessLog.ts';

import { patientKeys } from './journal.ts';

const Identified = v.object({ system: v.optional(v.string()), value: v.string() });
const LoggedEvent = v.object({
  outcome: v.picklist(['0', '4', '8', '12']),
  agent: v.array(
    v.object({
      requestor: v.boolean(),
      name: v.optional(v.string()),
      role: v.optional(v.array(v.object({ text: v.string() }))),
      who: v.object({ identifier: v.optional(Identified) }),
      extension: v.optional(v.array(v.object({ url: v.string(), valueString: v.string() }))),
    }),
  ),
  entity: v.array(
    v.object({
      what: v.object({ identifier: Identified, display: v.optional(v.string()) }),
      type: v.object({ code: v.string() }),
    }),
  ),
});
const LogRow = v.object({
  action: v.string(),
  recorded_at: v.date(),
  event: v.string(),
  studies: v.number(),
  archives: v.array(v.string()),
});

/**
 * Who has looked at this patient's media, newest first, as the patient may see it: never the health worker's number. A look at a study is one
 * line, though every archive that gave something of it has its own entry in the journal. The reading of headers is in the journal for every study;
 * here it is one line for each time the images were opened, or it would push the looks out of sight.
 */
export async function accessLog(
  queries: Queries,
  context: ViewingContext,
): Promise<readonly AccessLogEntry[]> {
  const rows = await queries.query(
    `select first.action, first.recorded_at, first.event, looks.studies, looks.archives
       from journal as first join (
         select min(number) as number, count(distinct split_part(entry_key, ' ', 3))::integer as studies,
             array_agg(distinct split_part(entry_key, ' ', 5)) as archives
           from journal where patient_keys && $1::text[]
           group by context_id, action, outcome, case action when 'headers' then '' else split_part(entry_key, ' ', 3) end
       ) as looks on looks.number = first.number
       order by first.number desc limit ${accessLogMost}`,
    [[...patientKeys(context)]],
  );
  return v.parse(v.array(LogRow), rows).map(readEntry);
}

function readEntry(row: v.InferOutput<typeof LogRow>): AccessLogEntry {
  const event = v.parse(LoggedEvent, JSON.parse(row.event));
  const user = event.agent.find(({ requestor }) => requestor);
  const place = (what: string) =>
    user?.extension?.find(({ url }) => url === `urn:lysbilde:${what}`)?.valueString;
  const identified = (system: string) =>
    [
      ...event.entity.map(({ what }) => what.identifier),
      ...event.agent.map(({ who }) => who.identifier),
    ].find((identifier) => identifier?.system === system)?.value;
  const decision = event.entity.find(({ type }) => type.code === 'decision');
  const isMany = row.studies > 1;
  // Entries from before archives stood in the key name theirs in the event alone.
  const keyed = row.archives.flatMap((key) =>
    key.startsWith('archive:') ? [key.slice('archive:'.length)] : [],
  );
  const named = identified('urn:lysbilde:archive');
  return v.parse(AccessLogEntry, {
    ...(isMany ? { studies: row.studies } : {}),
    recorded: row.recorded_at.toISOString(),
    action: row.action,
    outcome: event.outcome,
    who: user?.name ?? '',
    role: user?.role?.[0]?.text,
    department: place('department'),
    organisation: place('organisation'),
    why: decision?.what.display,
    // The first of many does not name the others.
    studyInstanceUid: isMany ? undefined : identified('urn:dicom:uid')?.replace('urn:oid:', ''),
    archiveIds: keyed.length > 0 || isMany || named === undefined ? keyed : [named],
  });
}
