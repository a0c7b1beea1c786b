-- Consent events. A person is known by source records; what follows for a golden record is worked out when asked.
create table policy.consent (
  id uuid primary key,
  system text collate "C" not null,
  key text collate "C" not null,
  purpose text collate "C" not null,
  state text not null check (state in ('given', 'withdrawn')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  evidence text not null,
  constraint only_given_ends check (valid_to is null or (state = 'given' and valid_to > valid_from))
);

-- The latest event of a source record and purpose is found from the index alone.
create index consent_latest on policy.consent (system, key, purpose, valid_from desc, recorded_at desc);

-- The decision log. No attribute values; what a filter compares with comes from the policy, not from records.
create table policy.decision (
  id uuid primary key,
  decided_at timestamptz not null,
  caller text not null,
  grants text[] not null,
  product text not null,
  product_version text not null,
  domain text not null,
  purpose text not null,
  legal_basis text not null,
  operation text not null,
  subjects text[] not null,
  fields text[] not null,
  row_limit integer,
  outcome text not null check (outcome in ('permitted', 'denied', 'no-policy', 'engine-failed')),
  permit boolean not null generated always as (outcome = 'permitted') stored,
  reasons text[] not null,
  masks jsonb not null,
  filter jsonb,
  obligations text[] not null,
  policy_digest text not null,
  engine text not null,
  engine_detail text not null,
  consents uuid[] not null
);

create index decision_by_caller on policy.decision (caller, id desc);
create index decision_by_product on policy.decision (product, id desc);
create index decision_by_subject on policy.decision using gin (subjects);

-- What became of a permitted request, added after the decision. Where a row is missing, the limit of the decision is
-- the most that may have left.
create table policy.decision_outcome (
  decision_id uuid primary key references policy.decision (id),
  recorded_at timestamptz not null,
  outcome text not null check (outcome in ('released', 'withheld')),
  row_count integer not null check (row_count >= 0),
  reason text not null
);

create function policy.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on policy.% is refused: rows are only ever added', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger consent_is_append_only before update or delete or truncate on policy.consent
  for each statement execute function policy.refuse_change();
create trigger decision_is_append_only before update or delete or truncate on policy.decision
  for each statement execute function policy.refuse_change();
create trigger decision_outcome_is_append_only before update or delete or truncate on policy.decision_outcome
  for each statement execute function policy.refuse_change();
