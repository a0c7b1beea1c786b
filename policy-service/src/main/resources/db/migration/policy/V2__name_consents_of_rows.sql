-- For rows, the consent events that each row rests on are known only after they are read.
alter table policy.decision_outcome add column consents uuid[] not null default '{}';
