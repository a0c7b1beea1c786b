-- What a file held that was left out, beside its rejects: of those only the first are kept.
alter table mdm.ingest
  add column absent_columns text[] not null default '{}',
  add column untaken_columns jsonb not null default '[]',
  add column untaken_more bigint not null default 0;
