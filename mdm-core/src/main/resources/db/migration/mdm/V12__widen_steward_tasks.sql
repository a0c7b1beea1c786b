-- Tasks of every kind: about a pair of source records, about one, or about all of a cluster.
alter table mdm.steward_task
  drop constraint steward_task_kind_check,
  drop constraint steward_task_check2,
  alter column b_system drop not null,
  alter column b_key drop not null,
  alter column b_digest drop not null,
  -- What of these records is asked, where one kind asks several things of them.
  add column subject text collate "C" not null default '',
  -- What a kind has to say beyond that, without values of persons but for change requests.
  add column detail jsonb not null default '{}',
  -- Source records whose golden record an answer is expected to change.
  add column priority double precision not null default 0 check (priority >= 0),
  add column due timestamptz,
  add column assignee text,
  add column claimed timestamptz,
  -- An answer that another steward has to confirm.
  add column proposed_verdict text check (proposed_verdict in ('MATCH', 'NO_MATCH')),
  add column proposed_by text,
  add column proposed_at timestamptz,
  add column proposed_comment text,
  add column answer text check (answer in ('MATCH', 'NO_MATCH', 'ACCEPTED', 'DECLINED')),
  add column answered_by text,
  -- When its present state began, and who brought it about; empty for the hub itself.
  add column changed timestamptz,
  add column changed_by text not null default '';
alter table mdm.steward_task
  add constraint steward_task_kind check (kind in ('POSSIBLE_MATCH', 'CONTRADICTION',
    'SUSPICIOUS_CLUSTER', 'SHARED_IDENTIFIER', 'CHANGED_PERSON', 'QUALITY_FAILURE',
    'CHANGE_REQUEST')),
  add constraint steward_task_pair check (
    (b_system is null) = (b_key is null)
    and (b_system is not null or kind in ('CHANGED_PERSON', 'QUALITY_FAILURE', 'CHANGE_REQUEST'))),
  add constraint steward_task_proposal check (
    (proposed_verdict is null) = (proposed_by is null)
    and (proposed_by is null) = (proposed_at is null));
update mdm.steward_task t set changed = coalesce(t.closed, t.created),
  answer = d.verdict, answered_by = d.decided_by, changed_by = coalesce(d.decided_by, '')
  from mdm.steward_task s left join mdm.steward_decision d on d.id = s.decision_id
  where s.id = t.id;
alter table mdm.steward_task
  alter column changed set not null,
  add constraint steward_task_answer check (
    (state = 'DECIDED') = (answer is not null) and (answer is null) = (answered_by is null));

drop index mdm.one_open_task;
create unique index one_open_task on mdm.steward_task
  (kind, a_system, a_key, coalesce(b_system, ''), coalesce(b_key, ''), subject) where state = 'OPEN';
drop index mdm.open_tasks;
create index open_tasks_by_priority on mdm.steward_task (domain, priority desc, id) where state = 'OPEN';
create index open_tasks_of_kind on mdm.steward_task (domain, kind, priority desc, id) where state = 'OPEN';
create index open_tasks_by_age on mdm.steward_task (domain, created, id) where state = 'OPEN';
create index open_tasks_by_due on mdm.steward_task (domain, due, id) where state = 'OPEN';
create index open_tasks_of_steward on mdm.steward_task (assignee) where state = 'OPEN' and assignee is not null;
create index tasks_answered on mdm.steward_task (domain, closed) where state = 'DECIDED';
create index tasks_of_decision on mdm.steward_task (decision_id) where decision_id is not null;

-- The records of a suspicious cluster, on the one side of its bridge and on the other.
create table mdm.steward_task_record (
  task uuid not null references mdm.steward_task,
  system text collate "C" not null,
  key text collate "C" not null,
  side smallint not null check (side in (0, 1)),
  primary key (task, system, key)
);
create index tasks_of_record on mdm.steward_task_record (system, key);

create table mdm.steward_task_comment (
  id uuid primary key,
  task uuid not null references mdm.steward_task,
  author text not null,
  written timestamptz not null,
  text text not null
);
create index comments_of_task on mdm.steward_task_comment (task, written, id);

-- When each steward first looked at a task.
create table mdm.steward_task_opening (
  task uuid not null references mdm.steward_task,
  steward text not null,
  opened timestamptz not null,
  primary key (task, steward)
);

-- Every state that a task was in: one row a revision, written by whatever statement changes the task. Its end is
-- the begin of the next. What an application asked to have changed is a person's and stays with the task alone.
create table mdm.steward_task_version (
  task uuid not null references mdm.steward_task,
  revision integer not null,
  recorded_from timestamptz not null,
  changed_by text not null,
  state text not null check (state in ('OPEN', 'PROPOSED', 'DECIDED', 'CLOSED')),
  assignee text,
  content jsonb not null,
  primary key (task, revision)
);
create function mdm.keep_steward_task() returns trigger language plpgsql as $$
begin
  insert into mdm.steward_task_version
    (task, revision, recorded_from, changed_by, state, assignee, content)
  select n.id, n.revision, n.changed, n.changed_by,
    case when n.state = 'OPEN' and n.proposed_by is not null then 'PROPOSED' else n.state end,
    n.assignee, to_jsonb(n) - 'detail'
  from now_so n
  on conflict do nothing;
  return null;
end $$;
create trigger steward_task_asked after insert on mdm.steward_task
  referencing new table as now_so for each statement execute function mdm.keep_steward_task();
create trigger steward_task_changed after update on mdm.steward_task
  referencing new table as now_so for each statement execute function mdm.keep_steward_task();
insert into mdm.steward_task_version (task, revision, recorded_from, changed_by, state, assignee, content)
  select t.id, t.revision, t.changed, t.changed_by, t.state, null, to_jsonb(t) - 'detail' from mdm.steward_task t;
