create table mdm.golden_identity (
  id uuid primary key,
  domain text collate "C" not null,
  state text not null check (state in ('ACTIVE', 'RETIRED')),
  created timestamptz not null,
  retired timestamptz,
  -- The plan (a batch run, a decision, an ingest) that retired it; its last links carry the same.
  retired_by uuid,
  check ((state = 'RETIRED') = (retired is not null and retired_by is not null))
);
create index identities_of_domain on mdm.golden_identity (domain, state);

create table mdm.golden_successor (
  golden_id uuid not null references mdm.golden_identity,
  successor uuid not null references mdm.golden_identity,
  ordinal integer not null,
  primary key (golden_id, successor),
  check (golden_id <> successor)
);

create table mdm.golden_record (
  golden_id uuid not null references mdm.golden_identity,
  version integer not null check (version > 0),
  domain text collate "C" not null,
  attributes jsonb not null,
  provenance jsonb not null,
  -- Members, values and provenance; tells whether anything changed.
  digest bytea not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  primary key (golden_id, version)
);
create unique index one_current_golden on mdm.golden_record (golden_id)
  where recorded_to is null;

create table mdm.crosswalk (
  id uuid primary key default gen_random_uuid(),
  system text collate "C" not null,
  key text collate "C" not null,
  golden_id uuid not null references mdm.golden_identity,
  origin text not null check (origin in ('AUTO', 'STEWARD')),
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  opened_by uuid not null,
  closed_by uuid,
  check ((recorded_to is null) = (closed_by is null))
);
-- One source record, one golden record.
create unique index one_golden on mdm.crosswalk (system, key) where recorded_to is null;
create index members_of_golden on mdm.crosswalk (golden_id) where recorded_to is null;
create index links_of_record on mdm.crosswalk (system, key) where recorded_to is not null;
create index closed_links on mdm.crosswalk (golden_id, closed_by) where recorded_to is not null;

-- A partition of source records that is to become golden records. Ids are written here before
-- anything uses them, so that a plan that is taken up again mints nothing twice.
create table mdm.link_plan (
  plan uuid not null,
  system text collate "C" not null,
  key text collate "C" not null,
  cluster bigint not null,
  was uuid,
  golden_id uuid,
  primary key (plan, system, key)
);
create index plan_clusters on mdm.link_plan (plan, cluster);
create index plan_targets on mdm.link_plan (plan, golden_id);
-- The golden records that a plan changes. Those of one component exchange records and must change
-- together.
create table mdm.identity_plan (
  plan uuid not null,
  golden_id uuid not null,
  component integer not null,
  primary key (plan, golden_id)
);
create index plan_components on mdm.identity_plan (plan, component);

create table mdm.change_event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique default gen_random_uuid(),
  domain text collate "C" not null,
  golden_id uuid not null,
  kind text not null,
  version integer,
  cause uuid not null,
  recorded timestamptz not null,
  published timestamptz
);
create index events_of_golden on mdm.change_event (golden_id, sequence);
create index events_to_publish on mdm.change_event (sequence) where published is null;
