-- What stewards did, each in one transaction that can be undone by one more. What a command changed names it as its
-- cause: decisions, their states, versions of source records, links, retirements, events.
create table mdm.command (
  id uuid primary key,
  domain text collate "C" not null,
  kind text not null,
  actor text not null,
  reason text not null,
  recorded timestamptz not null,
  -- The command that this one undid.
  undoes uuid unique references mdm.command
);
create index commands_by_time on mdm.command (domain, id desc);

create table mdm.command_golden (
  golden_id uuid not null references mdm.golden_identity,
  command uuid not null references mdm.command,
  primary key (golden_id, command)
);
create index golden_of_command on mdm.command_golden (command);

-- Since when the source says it, where that is not when it was recorded; and the command that brought the version.
alter table mdm.source_record
  add column valid_from timestamptz,
  add column cause uuid;
create index versions_of_cause on mdm.source_record (cause) where cause is not null;
