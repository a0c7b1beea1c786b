-- Which process carries out a run, and until when it is taken to be alive, by the clock of the database. Whoever gets
-- the run counts the term up: what is left of an earlier term can be told, and may write no more. Runs of before have
-- no owner, and are taken up by the first process that looks.
alter table matching.run
  add column owner uuid,
  add column lease_until timestamptz,
  add column term bigint not null default 0,
  -- How often in a row it was taken from a process that had gone, without getting any further.
  add column takeovers integer not null default 0 check (takeovers >= 0),
  add constraint leased_by_somebody check ((owner is null) = (lease_until is null)),
  add constraint leased_while_it_goes_on
    check (owner is null or state in ('REQUESTED', 'RUNNING'));
