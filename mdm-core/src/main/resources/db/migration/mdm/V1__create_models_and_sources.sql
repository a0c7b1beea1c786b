-- Every text that is compared or sorted here uses the collation "C": the order of code points, the
-- same on every machine and in Java.

create schema if not exists projection;

create table mdm.entity_model (
  domain text collate "C" not null,
  version integer not null check (version > 0),
  digest text not null,
  yaml text not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  primary key (domain, version)
);
create unique index one_active_model on mdm.entity_model (domain) where recorded_to is null;

-- Which table and columns hold the golden values of a domain. Names are given once and stay.
create table mdm.projection (
  domain text collate "C" primary key,
  table_name text collate "C" not null unique
);
create table mdm.projection_column (
  domain text collate "C" not null references mdm.projection,
  attribute text collate "C" not null,
  column_name text collate "C" not null,
  column_type text not null,
  current boolean not null,
  primary key (domain, attribute, column_type),
  unique (domain, column_name)
);
create unique index one_current_column on mdm.projection_column (domain, attribute) where current;

create table mdm.source_system (
  name text collate "C" primary key check (name <> ''),
  domain text collate "C" not null,
  description text not null,
  created timestamptz not null,
  revision integer not null
);

create table mdm.source_record (
  system text collate "C" not null references mdm.source_system,
  key text collate "C" not null check (key <> ''),
  version integer not null check (version > 0),
  attributes jsonb not null check (jsonb_typeof(attributes) = 'object'),
  digest bytea not null,
  deleted boolean not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  primary key (system, key, version)
);
create unique index one_current_version on mdm.source_record (system, key)
  where recorded_to is null;

create table mdm.ingest (
  id uuid primary key,
  system text collate "C" references mdm.source_system,
  domain text collate "C" not null,
  name text not null,
  recorded timestamptz not null,
  records bigint not null,
  created bigint not null,
  changed bigint not null,
  unchanged bigint not null,
  rejected bigint not null
);
-- Where a record was refused and why; never what it said.
create table mdm.ingest_reject (
  ingest_id uuid not null references mdm.ingest,
  ordinal bigint not null,
  line bigint not null,
  column_number integer,
  reason text not null,
  primary key (ingest_id, ordinal)
);
