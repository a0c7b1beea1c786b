-- Why a run matched with its trained model, and which one that took the place of. Set with the plan; runs before this
-- did not say.
alter table matching.run
  add column model_basis text
    check (model_basis in ('SHIPPED_PRIORS', 'IN_USE', 'FIRST', 'ASKED', 'OUTGROWN')),
  add column model_records bigint check (model_records >= 0),
  add column replaced_digest text references matching.trained_model,
  add column replaced_records bigint check (replaced_records >= 0),
  add constraint replaced_with_its_records
    check ((replaced_digest is null) = (replaced_records is null)),
  add constraint basis_with_its_records check ((model_basis is null) = (model_records is null));
