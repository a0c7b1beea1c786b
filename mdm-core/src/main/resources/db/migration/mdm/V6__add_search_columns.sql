-- How the table of a projection is made and filled; tables of an earlier form are brought up to date at start.
alter table mdm.projection add form integer not null default 1;
-- The column of an attribute's search form: folded by the hub, so that PostgreSQL need not fold alike.
alter table mdm.projection_column add search_name text collate "C";
alter table mdm.projection_column add unique (domain, search_name);
-- For whoever asks which golden ids were retired since.
create index identities_retired on mdm.golden_identity (domain, retired) where state = 'RETIRED';
