-- What other modules may read of the hub's state: these views, and nothing else of the schema mdm.
-- They are written so that PostgreSQL puts them into the query that reads them: no aggregate, no
-- distinct; and joins are outer ones over a unique key, which it leaves out where no column of
-- theirs is asked for.
create schema hub;
comment on schema hub is 'What modules may read of the hub''s state without being its owner. Read only.';

create view hub.source_record as
  select r.system, r.key, s.domain, r.attributes
  from mdm.source_record r left join mdm.source_system s on s.name = r.system
  where r.recorded_to is null and not r.deleted;
comment on view hub.source_record is
  'Source records as they are now, without those that their source system deleted.';
comment on column hub.source_record.system is 'The source system; with key it names the record.';
comment on column hub.source_record.key is 'The name that the source system gives the record.';
comment on column hub.source_record.domain is 'The domain of the source system.';
comment on column hub.source_record.attributes is
  'Texts by attribute of the entity model, as they came; absent where there is no value.';

create view hub.link as
  select c.system, c.key, c.golden_id, s.domain
  from mdm.crosswalk c left join mdm.source_system s on s.name = c.system
  where c.recorded_to is null;
comment on view hub.link is
  'Which source record belongs to which golden record now; a source record has one at most.';
comment on column hub.link.system is 'The source system; with key it names the source record.';
comment on column hub.link.key is 'The name that the source system gives the record.';
comment on column hub.link.golden_id is 'The golden record; it is active.';
comment on column hub.link.domain is 'The domain of the source system.';

create view hub.link_version as
  select c.system, c.key, c.golden_id, c.recorded_from, c.recorded_to
  from mdm.crosswalk c;
comment on view hub.link_version is
  'Every link that ever was, with the time during which the hub held it.';
comment on column hub.link_version.system is
  'The source system; with key it names the source record.';
comment on column hub.link_version.key is 'The name that the source system gives the record.';
comment on column hub.link_version.golden_id is 'The golden record, which may be retired by now.';
comment on column hub.link_version.recorded_from is 'The first instant of the link.';
comment on column hub.link_version.recorded_to is
  'The first instant after the link; null as long as it holds.';

create view hub.golden_identity as
  select g.id, g.domain, g.state
  from mdm.golden_identity g;
comment on view hub.golden_identity is 'Every golden id that was ever minted; none goes away.';
comment on column hub.golden_identity.id is 'The golden id, a UUID of version 7.';
comment on column hub.golden_identity.domain is 'Its domain.';
comment on column hub.golden_identity.state is 'ACTIVE or RETIRED; a retired id can be revived.';

create view hub.open_task as
  select t.id, t.domain
  from mdm.steward_task t
  where t.state = 'OPEN';
comment on view hub.open_task is 'What waits for a steward.';
comment on column hub.open_task.id is 'The task.';
comment on column hub.open_task.domain is 'Its domain.';
