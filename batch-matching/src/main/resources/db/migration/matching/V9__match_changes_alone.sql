-- A batch matches what changed alone where that is little and the trained model stays; or all records, where asked.
alter table matching.run add column everything boolean not null default false;
-- records that were matched alone, once known; null where all were
alter table matching.run add column changes bigint;
