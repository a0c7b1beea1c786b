-- Identifiers that one person, body or account has alone, by golden record: to find two that have the same.
create table mdm.golden_identifier (
  golden_id uuid not null references mdm.golden_identity,
  domain text collate "C" not null,
  -- The kind of identifier with its country where it has one.
  scheme text collate "C" not null,
  attribute text not null,
  -- The source record that the golden value came from.
  system text collate "C" not null,
  key text collate "C" not null,
  -- Of its standard form.
  digest bytea not null,
  primary key (golden_id, scheme, digest)
);
create index golden_of_identifier on mdm.golden_identifier (domain, scheme, digest);
