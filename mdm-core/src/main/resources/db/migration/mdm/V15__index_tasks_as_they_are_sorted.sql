-- A page is sorted by exactly these: PostgreSQL then reads as many tasks as it shows.
drop index mdm.open_tasks_by_priority;
drop index mdm.open_tasks_of_kind;
drop index mdm.open_tasks_by_due;
create index open_tasks_by_priority on mdm.steward_task (domain, (-priority), id) where state = 'OPEN';
create index open_tasks_of_kind on mdm.steward_task (domain, kind, (-priority), id) where state = 'OPEN';
create index open_tasks_by_due on mdm.steward_task (domain, (coalesce(due, 'infinity'::timestamptz)), id)
  where state = 'OPEN';
drop index mdm.open_tasks_of_steward;
create index open_tasks_of_steward on mdm.steward_task (domain, assignee, (-priority), id)
  where state = 'OPEN' and assignee is not null;
-- What stewards proposed to each other.
create index proposed_tasks on mdm.steward_task_version (recorded_from) where state = 'PROPOSED';
