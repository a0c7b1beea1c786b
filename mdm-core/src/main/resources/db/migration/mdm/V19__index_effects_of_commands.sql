-- What a command did is read from what names it, or was recorded with it.
create index suspensions_by_cause on mdm.steward_decision_state (cause) where state = 'SUSPENDED';
create index tasks_by_creation on mdm.steward_task (domain, created);
create index tasks_by_closing on mdm.steward_task (domain, closed) where closed is not null;
create index tasks_by_decision_held on mdm.steward_task (holding_decision) where holding_decision is not null;
