-- Where each record stands has, since, which of its neighbours it is tied to and its course. Of what was placed before
-- nobody knows: it counts as tied to all, until the next match of everything.
do $$
declare
  generation bigint;
begin
  for generation in select id from matching.placement_generation loop
    execute format(
      'alter table matching.placement_%s add column tied integer not null default 2147483647, add column course bigint not null default 0', generation);
  end loop;
end $$;
