-- What stewards say of golden records themselves: source records of the system steward-<domain>, which the hub
-- registers. The values are a source record's; here is what else there is to say.
create table mdm.correction (
  system text collate "C" not null,
  key text collate "C" not null,
  -- From then on a pin says nothing; null for an edit, which has no end.
  ends timestamptz,
  -- Attributes that are to have no value.
  withheld text[] not null,
  -- What the records that it corrects said of its attributes then: by system, key and attribute.
  seen jsonb not null check (jsonb_typeof(seen) = 'array'),
  command uuid not null,
  primary key (system, key)
);
create index pins_by_end on mdm.correction (ends) where ends is not null;

-- The source records that it corrects. It belongs to the golden record of the first one that is there.
create table mdm.correction_anchor (
  system text collate "C" not null,
  key text collate "C" not null,
  ordinal integer not null check (ordinal > 0),
  anchor_system text collate "C" not null,
  anchor_key text collate "C" not null,
  primary key (system, key, ordinal),
  foreign key (system, key) references mdm.correction
);
create index corrections_of_anchor on mdm.correction_anchor (anchor_system, anchor_key);

-- Corrections are not matched, and other modules have nothing else to do with source records.
create or replace view hub.source_record as
  select r.system, r.key, s.domain, r.attributes
  from mdm.source_record r left join mdm.source_system s on s.name = r.system
  where r.recorded_to is null and not r.deleted and not starts_with(r.system, 'steward-');
comment on view hub.source_record is
  'Source records as they are now, without those that their source system deleted, and without what stewards say of golden records.';
