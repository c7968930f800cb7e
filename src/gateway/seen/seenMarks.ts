import * as v from 'valibot';

import { type Database, type Queries } from '#gateway/database/database.ts';
import { type BoundPatient } from '#protocol/session.ts';
import { type SeenInstance, SeenInstances, type SeenMarks, SeenSummary } from '#protocol/seen.ts';

/** Whose marks, about whom: stored only as keyed hashes. */
export interface SeenPlace {
  /** The person of the session, as the record's issuer names them. */
  readonly viewer: { readonly issuer: string; readonly subject: string };
  readonly patient: Pick<BoundPatient, 'identifiers'>;
  /** Nothing is written in a session that has been locked or ended since the request came. */
  readonly sessionId: string;
}

export type SeenStore = ReturnType<typeof seenMarks>;

/** What each user has had on screen, by SOP Instance and frame. Every failure is a DatabaseError. */
export function seenMarks(database: Database, pseudonym: (text: string) => string) {
  const viewerKey = ({ viewer }: SeenPlace) => pseudonym(`viewer ${viewer.issuer} ${viewer.subject}`);
  const patientKeys = ({ patient }: SeenPlace) =>
    patient.identifiers.map(({ id, issuer }) => pseudonym(`patient ${issuer ?? ''}|${id}`));
  return {
    summary: async (place: SeenPlace): Promise<SeenSummary> => {
      const rows = await database.query(
        `select study as "studyInstanceUid", total, instances,
           (select coalesce(sum(cardinality(frames)), 0)::integer from seen_instances i
            where i.viewer_key = s.viewer_key and i.study = s.study) as seen
         from seen_studies s where viewer_key = $1 and patient_keys && $2::text[]`,
        [viewerKey(place), patientKeys(place)],
      );
      return v.parse(SeenSummary, rows);
    },

    ofStudy: async (place: SeenPlace, study: string): Promise<readonly SeenInstance[]> => {
      const rows = await database.query(
        `select sop_instance as "sopInstanceUid", frames from seen_instances join seen_studies using (viewer_key, study)
         where viewer_key = $1 and study = $2 and patient_keys && $3::text[]`,
        [viewerKey(place), study, patientKeys(place)],
      );
      return v.parse(SeenInstances, rows);
    },

    /** False, and nothing written, where the session is no longer open. */
    add: (place: SeenPlace, study: string, given: SeenMarks): Promise<boolean> =>
      whileOpen(database, place, async (queries) => {
        const key = viewerKey(place);
        await queries.query(
          `insert into seen_studies (viewer_key, study, patient_keys, total, instances)
           values ($1, $2, $3::text[], $4, $5) on conflict (viewer_key, study)
           do update set patient_keys = excluded.patient_keys, total = excluded.total, instances = excluded.instances`,
          [key, study, patientKeys(place), given.total, given.instances],
        );
        await insertMarks(queries, { key, study, marks: given.marks });
      }),

    /** Every mark of the study where no instance is named. False where the session is no longer open. */
    remove: (place: SeenPlace, study: string, sops?: readonly string[]): Promise<boolean> =>
      whileOpen(database, place, async (queries) => {
        const at = [viewerKey(place), study];
        if (sops === undefined)
          await queries.query('delete from seen_studies where viewer_key = $1 and study = $2', at);
        else
          await queries.query(
            'delete from seen_instances where viewer_key = $1 and study = $2 and sop_instance = any($3::text[])',
            [...at, sops],
          );
      }),
  };
}

/** A lock that comes while this writes waits for it; what comes after the lock is not written. */
function whileOpen(
  database: Database,
  { sessionId }: SeenPlace,
  write: (queries: Queries) => Promise<void>,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    const open = await queries.query(
      'select 1 from sessions where session_id = $1 and locked_at is null and ended_at is null for share',
      [sessionId],
    );
    if (open.length === 0) return false;
    await write(queries);
    return true;
  });
}

interface Marked {
  readonly key: string;
  readonly study: string;
  readonly marks: readonly SeenInstance[];
}

/** Two windows of one user may tell of the same object: its frames are joined, and none is counted twice. */
async function insertMarks(queries: Queries, { key, study, marks }: Marked): Promise<void> {
  const bySop = new Map<string, Set<number>>();
  for (const { sopInstanceUid, frames } of marks)
    bySop.set(sopInstanceUid, new Set([...(bySop.get(sopInstanceUid) ?? []), ...frames]));
  if (bySop.size === 0) return;
  const rows = [...bySop].map(([sop, frames]) => ({ sop, frames: [...frames].toSorted((a, b) => a - b) }));
  await queries.query(
    `insert into seen_instances (viewer_key, study, sop_instance, frames)
     select $1, $2, sop, frames from jsonb_to_recordset($3::jsonb) as row(sop text, frames integer[])
     on conflict (viewer_key, study, sop_instance) do update set frames =
       (select array_agg(distinct frame order by frame) from unnest(seen_instances.frames || excluded.frames) as frame)`,
    [key, study, JSON.stringify(rows)],
  );
}
