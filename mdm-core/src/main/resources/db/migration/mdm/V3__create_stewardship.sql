create table mdm.steward_decision (
  id uuid primary key,
  domain text collate "C" not null,
  verdict text not null check (verdict in ('MATCH', 'NO_MATCH')),
  a_system text collate "C" not null,
  a_key text collate "C" not null,
  b_system text collate "C" not null,
  b_key text collate "C" not null,
  state text not null check (state in ('STANDING', 'SUSPENDED', 'WITHDRAWN')),
  decided timestamptz not null,
  decided_by text not null,
  comment text not null,
  ended timestamptz,
  -- The later decision that suspended this one, or who withdrew it.
  suspended_by uuid references mdm.steward_decision deferrable initially deferred,
  withdrawn_by text,
  revision integer not null,
  -- A pair is written one way round only.
  check ((a_system, a_key) < (b_system, b_key)),
  check ((state = 'STANDING') = (ended is null))
);
create unique index one_standing_decision
  on mdm.steward_decision (a_system, a_key, b_system, b_key) where state = 'STANDING';
create index standing_decisions on mdm.steward_decision (domain) where state = 'STANDING';
create index decisions_on_b on mdm.steward_decision (b_system, b_key) where state = 'STANDING';

create table mdm.steward_task (
  id uuid primary key,
  domain text collate "C" not null,
  kind text not null check (kind in ('POSSIBLE_MATCH', 'CONTRADICTION')),
  a_system text collate "C" not null,
  a_key text collate "C" not null,
  b_system text collate "C" not null,
  b_key text collate "C" not null,
  -- What the records held when the question was asked.
  a_digest bytea not null,
  b_digest bytea not null,
  probability double precision not null check (probability between 0 and 1),
  reasons jsonb not null,
  state text not null check (state in ('OPEN', 'DECIDED', 'CLOSED')),
  closed_because text check (closed_because in ('RECORDS_CHANGED', 'SETTLED', 'DELETED')),
  created timestamptz not null,
  closed timestamptz,
  decision_id uuid references mdm.steward_decision,
  -- For a contradiction: the later decision, which holds, and the earlier ones, which do not.
  holding_decision uuid references mdm.steward_decision,
  suspended_decisions uuid[] not null default '{}',
  asked_by uuid not null,
  revision integer not null,
  check ((a_system, a_key) < (b_system, b_key)),
  check ((state = 'CLOSED') = (closed_because is not null)),
  check ((state = 'DECIDED') = (decision_id is not null))
);
create unique index one_open_task
  on mdm.steward_task (kind, a_system, a_key, b_system, b_key) where state = 'OPEN';
create index open_tasks on mdm.steward_task (domain, probability desc, id) where state = 'OPEN';
create index open_tasks_on_b on mdm.steward_task (b_system, b_key) where state = 'OPEN';
