-- Golden ids are planned when a component is carried out: a plan says how records are grouped, no more.
drop table mdm.identity_plan;
delete from mdm.link_plan;
alter table mdm.link_plan drop column was, drop column golden_id, drop constraint link_plan_pkey,
  add primary key (system, key, plan);
-- The clusters of a plan that are no golden records yet. Those of one component exchange records and must change
-- together.
create table mdm.cluster_plan (
  plan uuid not null,
  cluster bigint not null,
  component integer not null,
  primary key (plan, cluster)
);
create index plan_components on mdm.cluster_plan (plan, component);

-- Each time that a golden id was retired, and brought back.
create table mdm.golden_retirement (
  golden_id uuid not null references mdm.golden_identity,
  retired timestamptz not null,
  retired_by uuid not null,
  revived timestamptz check (revived >= retired),
  revived_by uuid,
  primary key (golden_id, retired_by),
  check ((revived is null) = (revived_by is null))
);
create unique index one_retirement on mdm.golden_retirement (golden_id) where revived is null;
insert into mdm.golden_retirement (golden_id, retired, retired_by)
  select id, retired, retired_by from mdm.golden_identity where state = 'RETIRED';

-- Where a retired id leads, and led.
alter table mdm.golden_successor
  add column recorded_from timestamptz,
  add column recorded_to timestamptz check (recorded_to >= recorded_from),
  add column id uuid not null default gen_random_uuid(),
  drop constraint golden_successor_pkey;
update mdm.golden_successor s set recorded_from = g.retired
  from mdm.golden_identity g where g.id = s.golden_id;
alter table mdm.golden_successor
  alter column recorded_from set not null,
  add primary key (id);
create unique index one_successor on mdm.golden_successor (golden_id, successor) where recorded_to is null;

-- Tasks by either record, whatever they ask.
create index open_tasks_on_a on mdm.steward_task (a_system, a_key) where state = 'OPEN';

-- Every state that a decision was in; steward_decision holds the present one.
create table mdm.steward_decision_state (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references mdm.steward_decision,
  state text not null check (state in ('STANDING', 'SUSPENDED', 'WITHDRAWN')),
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  suspended_by uuid references mdm.steward_decision deferrable initially deferred,
  -- Who brought it about; empty where it followed from another decision.
  changed_by text not null,
  cause uuid not null
);
create unique index one_decision_state on mdm.steward_decision_state (decision_id)
  where recorded_to is null;
create index decision_states on mdm.steward_decision_state (decision_id, recorded_from);
insert into mdm.steward_decision_state
    (decision_id, state, recorded_from, recorded_to, suspended_by, changed_by, cause)
  select id, 'STANDING', decided, greatest(ended, decided), null, decided_by, id from mdm.steward_decision
  union all
  select id, state, greatest(ended, decided), null, suspended_by, coalesce(withdrawn_by, ''), id
  from mdm.steward_decision where state <> 'STANDING';
-- The command that made it; decisions of earlier releases name themselves.
alter table mdm.steward_decision add column command uuid;
update mdm.steward_decision set command = id;
alter table mdm.steward_decision alter column command set not null;
create index decisions_of_command on mdm.steward_decision (command);
