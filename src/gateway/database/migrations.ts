/** In order, each run once, never edited after it has been on main. The same SQL for PGlite and PostgreSQL. */
export const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  {
    name: '001 sessions, contexts, launches',
    statements: [
      `create table sessions (
        session_id text primary key,
        secret_hash text not null unique,
        issuer text not null,
        subject text not null,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        locked_at timestamptz,
        ended_at timestamptz
      )`,
      `create table contexts (
        context_id text primary key,
        session_id text not null references sessions on delete cascade,
        record jsonb not null,
        created_at timestamptz not null,
        ends_at timestamptz not null,
        ended_at timestamptz,
        tokens text not null,
        tokens_end_at timestamptz not null,
        tokens_version integer not null default 1,
        refresh_until timestamptz
      )`,
      'create index contexts_of_session on contexts (session_id)',
      `create table launches (
        state_hash text primary key,
        browser_hash text not null,
        issuer text not null,
        sealed text not null,
        created_at timestamptz not null
      )`,
    ],
  },
  {
    name: '002 journal',
    statements: [
      `create table journal (
        number integer primary key,
        entry_key text not null unique,
        recorded_at timestamptz not null,
        context_id text not null,
        action text not null,
        outcome text not null,
        patient_keys text[] not null,
        event text not null,
        previous_hash text not null,
        hash text not null
      )`,
      'create index journal_of_patient on journal using gin (patient_keys)',
      `create function journal_is_append_only() returns trigger language plpgsql as $body$
        begin raise exception 'the journal is append-only'; end $body$`,
      `create trigger journal_append_only before update or delete on journal
        for each row execute function journal_is_append_only()`,
      `create trigger journal_no_truncate before truncate on journal
        for each statement execute function journal_is_append_only()`,
    ],
  },
  {
    // Who looked and at whom are keyed hashes: a copy of these tables says of no one what they have seen.
    name: '003 seen',
    statements: [
      `create table seen_studies (
        viewer_key text not null,
        study text not null,
        patient_keys text[] not null,
        total integer not null,
        instances integer not null,
        primary key (viewer_key, study)
      )`,
      'create index seen_of_patient on seen_studies using gin (patient_keys)',
      `create table seen_instances (
        viewer_key text not null,
        study text not null,
        sop_instance text not null,
        frames integer[] not null,
        primary key (viewer_key, study, sop_instance),
        foreign key (viewer_key, study) references seen_studies on delete cascade
      )`,
    ],
  },
  {
    name: '004 layouts',
    statements: [
      `create table layouts (
        layout_id text primary key,
        owner text not null,
        rule jsonb not null,
        is_automatic boolean not null,
        created_at timestamptz not null
      )`,
      'create index layouts_of_owner on layouts (owner, created_at)',
    ],
  },
];
