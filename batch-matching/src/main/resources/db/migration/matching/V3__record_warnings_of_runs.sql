-- What a run must tell whoever uses its result: that the table could not be matched well, and what would help. Set with
-- the plan; null where the run passed its own checks.
alter table matching.run add column warning text;
