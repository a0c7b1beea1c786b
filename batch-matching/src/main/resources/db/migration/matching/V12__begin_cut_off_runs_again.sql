-- The plans of releases that placed no records are gone (mdm V8): a run that was cut off within one, or failed, matches
-- again. Carried out as it is, it would merge nothing and say that it is completed.
delete from matching.possible_match q using matching.run r
  where r.id = q.run and r.state in ('REQUESTED', 'RUNNING', 'FAILED')
    and not exists (select from matching.placement_generation g where g.domain = r.domain);
update matching.run r
  set trained_digest = null, records = null, expected_matches = null, possible_matches = null,
    suspicious_clusters = null, model_basis = null, model_records = null, replaced_digest = null,
    replaced_records = null, warning = null, merged_through = 0
  where r.state in ('REQUESTED', 'RUNNING', 'FAILED') and r.trained_digest is not null
    and not exists (select from matching.placement_generation g where g.domain = r.domain);
