-- What training learnt, by the digest of its text. The same training twice is one row.
create table matching.trained_model (
  digest text primary key,
  domain text collate "C" not null,
  -- Of the entity model that it was trained for; another one needs another training.
  entity_digest text not null,
  artefact text not null,
  created timestamptz not null
);
create table matching.trained_model_use (
  domain text collate "C" not null,
  digest text not null references matching.trained_model,
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  primary key (domain, recorded_from)
);
create unique index one_trained_model_in_use on matching.trained_model_use (domain)
  where recorded_to is null;

create table matching.run (
  id uuid primary key,
  domain text collate "C" not null,
  retrain boolean not null,
  requested_by text not null,
  requested timestamptz not null,
  state text not null check (state in ('REQUESTED', 'RUNNING', 'COMPLETED', 'FAILED', 'GIVEN_UP')),
  -- The newest execution in the server's job repository.
  execution bigint,
  started timestamptz,
  ended timestamptz,
  stage text not null,
  done bigint not null,
  total bigint not null,
  -- Set together, when the plan of this run is stored.
  trained_digest text references matching.trained_model,
  records bigint,
  expected_matches double precision,
  possible_matches bigint,
  -- Every component of the plan up to this one is carried out.
  merged_through integer not null,
  golden_records bigint,
  open_tasks bigint,
  failure text,
  check ((state = 'FAILED') = (failure is not null)),
  check ((state in ('COMPLETED', 'FAILED', 'GIVEN_UP')) = (ended is not null))
);
-- One run a domain at a time.
create unique index one_run on matching.run (domain) where state in ('REQUESTED', 'RUNNING');
create index runs_by_time on matching.run (domain, id desc);

-- What a run would ask stewards, until it has asked.
create table matching.possible_match (
  run uuid not null references matching.run,
  a_system text collate "C" not null,
  a_key text collate "C" not null,
  b_system text collate "C" not null,
  b_key text collate "C" not null,
  probability double precision not null,
  reasons jsonb not null
);
create index possible_matches_of_run on matching.possible_match (run);
