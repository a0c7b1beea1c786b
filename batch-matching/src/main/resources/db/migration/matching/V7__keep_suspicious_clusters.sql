-- Clusters that a run doubts, kept until stewards are asked.
create table matching.suspicious_cluster (
  run uuid not null references matching.run,
  a_system text collate "C" not null,
  a_key text collate "C" not null,
  b_system text collate "C" not null,
  b_key text collate "C" not null,
  probability double precision not null,
  -- The source records on either side of the bridge, each as an array of system and key.
  side_of_a jsonb not null,
  side_of_b jsonb not null,
  reasons jsonb not null
);
create index suspicious_clusters_of_run on matching.suspicious_cluster (run);
alter table matching.run add column suspicious_clusters bigint;
