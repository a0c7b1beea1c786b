-- Values of golden records that cannot be right, by what their attribute's type says.
create table mdm.golden_fault (
  golden_id uuid not null references mdm.golden_identity,
  domain text collate "C" not null,
  attribute text collate "C" not null,
  -- Why it cannot be right, as org.touchstonehub.match.type.ValueFault names it.
  fault text collate "C" not null,
  -- Of the task that asks about it: the same for the same value of the same attribute; a digest, not the value.
  subject text collate "C" not null,
  -- The source record that a task about it names.
  system text collate "C" not null,
  key text collate "C" not null,
  primary key (golden_id, attribute)
);
create index faults_of_attribute on mdm.golden_fault (domain, attribute, golden_id);

-- Whether a value is or was asked about.
create index questions_of_values on mdm.steward_task (a_system, a_key, subject) where kind = 'QUALITY_FAILURE';
