-- Golden records that matching leaves as they are, with the records that they had when they were locked. A record that
-- was deleted since has left the lock.
create table mdm.cluster_lock (
  id uuid not null,
  domain text collate "C" not null,
  golden_id uuid not null references mdm.golden_identity,
  locked_by text not null,
  reason text not null,
  locked timestamptz not null,
  -- While it holds: an unlock that is undone makes another row of the same lock.
  recorded_from timestamptz not null,
  recorded_to timestamptz check (recorded_to >= recorded_from),
  opened_by uuid not null,
  closed_by uuid,
  primary key (id, opened_by),
  check ((recorded_to is null) = (closed_by is null))
);
create unique index one_lock on mdm.cluster_lock (id) where recorded_to is null;
create index locks_of_golden on mdm.cluster_lock (golden_id, recorded_from);
create index locks_of_domain on mdm.cluster_lock (domain) where recorded_to is null;
create index locks_opened on mdm.cluster_lock (opened_by);
create index locks_closed on mdm.cluster_lock (closed_by) where closed_by is not null;

create table mdm.locked_record (
  lock uuid not null,
  system text collate "C" not null,
  key text collate "C" not null,
  primary key (lock, system, key)
);
create index locks_of_record on mdm.locked_record (system, key);

create view hub.locked_record as
  select r.system, r.key, l.domain, l.id as lock
  from mdm.locked_record r join mdm.cluster_lock l on l.id = r.lock
  where l.recorded_to is null and not exists (
    select from mdm.source_record d
    where d.system = r.system and d.key = r.key and d.deleted and d.recorded_from >= l.locked);
comment on view hub.locked_record is
  'Source records of golden records that a steward locked: matching neither joins them to others nor parts them.';
comment on column hub.locked_record.system is 'The source system; with key it names the source record.';
comment on column hub.locked_record.key is 'The name that the source system gives the record.';
comment on column hub.locked_record.domain is 'The domain of the lock.';
comment on column hub.locked_record.lock is 'The lock; its records are one golden record.';

create view hub.matchable_record as
  select r.system, r.key, r.version, s.domain, r.attributes
  from mdm.source_record r left join mdm.source_system s on s.name = r.system
  where r.recorded_to is null and not r.deleted and not starts_with(r.system, 'steward-')
    and not exists (select from hub.locked_record l where l.system = r.system and l.key = r.key);
comment on view hub.matchable_record is
  'What matching groups: source records as they are now, without those that are locked.';
comment on column hub.matchable_record.system is 'The source system; with key it names the record.';
comment on column hub.matchable_record.key is 'The name that the source system gives the record.';
comment on column hub.matchable_record.version is 'The current version, from 1 on.';
comment on column hub.matchable_record.domain is 'The domain of the source system.';
comment on column hub.matchable_record.attributes is
  'Texts by attribute of the entity model, as they came; absent where there is no value.';
