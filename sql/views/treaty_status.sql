create view treaty_status as
with stage(action, rank) as (
    -- How far each action binds a country.
    values ('none', 0), ('negotiating', 1), ('signed', 2), ('not_ratified', 3), ('submitted', 4), ('amended', 5), ('party', 6),
        ('acceded', 7), ('ratified', 8)
),
stated as (
    -- A convention is one agreement whoever is named beside it; a kind of agreement (`EXTRADITION`) is one for each set of parties,
    -- and of the kind `OTHER` for each title.
    select
        fact.country,
        fact.treaty,
        if(fact.treaty = 'OTHER', fact.title, dim_treaty.title) as agreement,
        if(dim_treaty.year is null, fact.parties, '') as parties,
        fact.action,
        stage.rank,
        fact.action_date,
        fact.action_precision,
        coalesce(dim_cable.created_at, '-infinity') as created_at,
        fact.cable_id
    from fact_treaty as fact
    join dim_cable using (cable_id)
    join dim_treaty on dim_treaty.treaty = fact.treaty
    join stage on stage.action = fact.action
),
dated as (
    select
        *,
        created_at = max(created_at) over (partition by country, treaty, agreement, parties) as is_latest
    from stated
),
final as (
    select
        dated.country,
        dim_country.name as country_name,
        dated.treaty,
        dated.agreement,
        dated.parties,
        arg_max(dated.action, (rank, dated.action)) filter (is_latest) as status,
        arg_max(action_date, created_at) filter (dated.action = 'signed') as signed_on,
        arg_max(action_precision, created_at) filter (dated.action = 'signed') as signed_precision,
        arg_max(action_date, created_at) filter (dated.action in ('acceded', 'ratified')) as ratified_on,
        arg_max(action_precision, created_at) filter (dated.action in ('acceded', 'ratified')) as ratified_precision,
        count(distinct cable_id) as cables,
        arg_max(cable_id, (created_at, cable_id)) as cable_id,
        nullif(max(created_at), '-infinity') as created_at
    from dated
    left join dim_country on dim_country.country = dated.country
    group by dated.country, dim_country.name, dated.treaty, dated.agreement, dated.parties
)
select * from final;

comment on view treaty_status is 'Where each country stands with each agreement, over all cables that say so: the furthest action that the latest of them states, and the dates that any states.';
comment on column treaty_status.country is 'The country, ISO 3166-1 alpha-3.';
comment on column treaty_status.country_name is 'Short English name.';
comment on column treaty_status.treaty is 'Which agreement, or which kind.';
comment on column treaty_status.agreement is 'Its full title; of the kind `OTHER` the title as the text names it.';
comment on column treaty_status.parties is 'Other parties of a kind of agreement, alpha-3, joined with `;`; empty for a convention.';
comment on column treaty_status.status is 'The furthest action that the latest cable states.';
comment on column treaty_status.signed_on is 'Day of signature, or the first day of its month or year.';
comment on column treaty_status.signed_precision is 'How precise that is: `day`, `month` or `year`.';
comment on column treaty_status.ratified_on is 'Day of ratification or accession, or the first day of its month or year.';
comment on column treaty_status.ratified_precision is 'How precise that is: `day`, `month` or `year`.';
comment on column treaty_status.cables is 'Number of cables that state the relation.';
comment on column treaty_status.cable_id is 'The latest of them.';
comment on column treaty_status.created_at is 'When it was sent.';
