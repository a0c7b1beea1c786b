-- For who remembers of which version of a record something was made.
create view hub.source_version as
  select r.system, r.key, r.version, s.domain, r.attributes,
    r.recorded_to is null and not r.deleted as is_current,
    coalesce(r.valid_from, r.recorded_from) as since
  from mdm.source_record r left join mdm.source_system s on s.name = r.system;
comment on view hub.source_version is
  'Every version of every source record; a deletion is a version too, which is not current.';
comment on column hub.source_version.system is
  'The source system; with key it names the record.';
comment on column hub.source_version.key is 'The name that the source system gives the record.';
comment on column hub.source_version.version is 'From 1 on.';
comment on column hub.source_version.domain is 'The domain of the source system.';
comment on column hub.source_version.attributes is
  'Texts by attribute of the entity model, as they came; absent where there is no value.';
comment on column hub.source_version.is_current is
  'Whether the record is so now; false for all versions of a record that was deleted.';
comment on column hub.source_version.since is
  'Since when the source says it, as far as it told, else when it was recorded.';
