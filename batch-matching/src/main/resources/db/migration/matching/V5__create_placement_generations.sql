-- Where the records of a domain stand under one trained model: the rows of a generation are in a
-- table of their own, matching.placement_<id>, so that a whole match fills it before it has indexes
-- and an old one goes at once.
create sequence matching.placement_generation_id;
create table matching.placement_generation (
  id bigint primary key,
  domain text collate "C" not null,
  trained_digest text not null references matching.trained_model,
  made timestamptz not null,
  replaced timestamptz check (replaced >= made)
);
create unique index one_placement_generation on matching.placement_generation (domain)
  where replaced is null;

-- Block keys that so many records have come to share that they bring no candidates any more.
create table matching.crowded_key (
  generation bigint not null references matching.placement_generation on delete cascade,
  key bigint not null,
  primary key (generation, key)
);
