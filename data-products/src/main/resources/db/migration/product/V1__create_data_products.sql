-- Versions of data products; the definition is what the product's file says, as JSON.
create table product.data_product (
  id bigint generated always as identity primary key,
  name text collate "C" not null,
  version text not null,
  domain text collate "C" not null,
  owner text not null,
  definition jsonb not null,
  digest text not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz
);

create unique index one_published_product on product.data_product (name) where recorded_to is null;
