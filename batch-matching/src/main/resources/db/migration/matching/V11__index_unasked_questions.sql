-- What live matching finds while a run goes on takes the place of what the run found of the same records.
create index possible_matches_by_record on matching.possible_match (run, a_system, a_key);
create index suspicious_clusters_by_record on matching.suspicious_cluster (run, a_system, a_key);
drop index matching.possible_matches_of_run;
drop index matching.suspicious_clusters_of_run;

-- Whether nothing but an identifier that two clusters share asks.
alter table matching.possible_match add column by_identifier boolean not null default false;
