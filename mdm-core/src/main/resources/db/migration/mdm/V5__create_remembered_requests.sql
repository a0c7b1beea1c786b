-- Requests that callers gave a key, for a day: ids, keys and counts of their answers, never values
-- that the gate releases.
create table mdm.remembered_request (
  caller text collate "C" not null,
  operation text collate "C" not null,
  key text collate "C" not null,
  digest bytea not null,
  recorded timestamptz not null,
  -- Null while the request is under way.
  status integer,
  headers jsonb,
  body text,
  primary key (caller, operation, key),
  check ((status is null) = (headers is null) and (status is null) = (body is null))
);
create index remembered_requests_by_age on mdm.remembered_request (recorded);
