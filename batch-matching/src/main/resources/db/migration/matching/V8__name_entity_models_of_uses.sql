-- Two entity models may learn the same, or start from the same priors: which entity model a trained model is used for is
-- said where it is used.
alter table matching.trained_model_use add column entity_digest text;
update matching.trained_model_use u set entity_digest = m.entity_digest
  from matching.trained_model m where m.digest = u.digest;
alter table matching.trained_model_use alter column entity_digest set not null;
alter table matching.placement_generation add column entity_digest text;
update matching.placement_generation g set entity_digest = m.entity_digest
  from matching.trained_model m where m.digest = g.trained_digest;
alter table matching.placement_generation alter column entity_digest set not null;
alter table matching.trained_model drop column entity_digest;
