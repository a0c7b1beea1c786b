-- V8 ended the state of decisions that stand at the instant at which it began: they were to have stood until now, or
-- until what happened to them since.
update mdm.steward_decision_state s set recorded_to = n.recorded_from
  from (
    select id, lead(recorded_from) over (
      partition by decision_id order by recorded_from, recorded_to nulls last) as recorded_from
    from mdm.steward_decision_state) n
  where n.id = s.id and s.cause = s.decision_id and s.state = 'STANDING' and s.recorded_to = s.recorded_from;

-- A decision that was suspended before it was withdrawn did not stand in between. Since when is known by the one that
-- suspended it.
with overlooked as (
  select s.id, s.decision_id, s.recorded_to, d.suspended_by,
    least(greatest(l.decided, s.recorded_from), s.recorded_to) as suspended
  from mdm.steward_decision d
  join mdm.steward_decision l on l.id = d.suspended_by
  join mdm.steward_decision_state s
    on s.decision_id = d.id and s.cause = d.id and s.state = 'STANDING' and s.recorded_to is not null
  where d.state = 'WITHDRAWN' and not exists (
    select from mdm.steward_decision_state o where o.decision_id = d.id and o.state = 'SUSPENDED')
), shortened as (
  update mdm.steward_decision_state s set recorded_to = o.suspended from overlooked o where o.id = s.id
)
insert into mdm.steward_decision_state
    (decision_id, state, recorded_from, recorded_to, suspended_by, changed_by, cause)
  select decision_id, 'SUSPENDED', suspended, recorded_to, suspended_by, '', decision_id from overlooked;

-- What is remembered of an answer to a task has its status beside it since answers may be proposals.
update mdm.remembered_request
  set body = json_build_object('status', status, 'made', cast(body as json))::text
  where operation like 'decideStewardTask %' and status = 200 and not cast(body as jsonb) ? 'status';

-- V12 gave open tasks no priority, so that they came last until the next batch: as TaskPriorities reckons.
update mdm.steward_task t set priority = p.priority
  from (
    select w.id, coalesce(sum(m.n), 0) * case w.kind
        when 'POSSIBLE_MATCH' then w.probability
        when 'SHARED_IDENTIFIER' then w.probability
        when 'SUSPICIOUS_CLUSTER' then 1 - w.probability
        else 0.5 end as priority
    from mdm.steward_task w
    left join lateral (
      select distinct x.golden_id
      from (values (w.a_system, w.a_key), (w.b_system, w.b_key)) k (system, key)
      join mdm.crosswalk x on x.system = k.system and x.key = k.key and x.recorded_to is null) g on true
    left join lateral (
      select count(*) as n from mdm.crosswalk c where c.golden_id = g.golden_id and c.recorded_to is null) m on true
    where w.state = 'OPEN'
    group by w.id) p
  where t.id = p.id and t.priority <> p.priority;
