create view corruption_by_measure as
with disputed as (
    select bridge_finding_fact.fact_id, count(*) as disagreements
    from bridge_finding_fact
    join audit_finding using (finding_id)
    where verdict = 'disagrees'
    group by bridge_finding_fact.fact_id
),
final as (
    select
        fact.measure,
        fact.country,
        dim_country.name as country_name,
        fact.agency,
        fact.period_start,
        fact.period_end,
        fact.value,
        fact.value_max,
        fact.unit,
        fact.qualifier,
        whole.measure as whole_measure,
        whole.value as whole_value,
        if(fact.unit = whole.unit, round(100 * fact.value / nullif(whole.value, 0), 1), null) as percent_of_whole,
        fact.quote,
        coalesce(disputed.disagreements, 0) as disagreements,
        fact.cable_id,
        dim_cable.created_at,
        fact.fact_id
    from fact_corruption as fact
    join dim_cable using (cable_id)
    left join fact_corruption as whole on whole.fact_id = fact.part_of
    left join disputed on disputed.fact_id = fact.fact_id
    left join dim_country on dim_country.country = fact.country
)
select * from final;

comment on view corruption_by_measure is 'What cables state about corruption and what was done about it, a row a stated number, with the whole that it is a part of. Nothing is added up: measures overlap (felonies are crimes).';
comment on column corruption_by_measure.measure is 'What is counted.';
comment on column corruption_by_measure.country is 'The country concerned, ISO 3166-1 alpha-3.';
comment on column corruption_by_measure.country_name is 'Short English name.';
comment on column corruption_by_measure.agency is 'The body that found, investigated or sanctioned; null where none is named.';
comment on column corruption_by_measure.period_start is 'First day that the number covers; null where not stated.';
comment on column corruption_by_measure.period_end is 'Last day of it, inclusive; null where not stated.';
comment on column corruption_by_measure.value is 'The number as stated, in `unit`; of a range the lower end.';
comment on column corruption_by_measure.value_max is 'The upper end of a range.';
comment on column corruption_by_measure.unit is '`count`, a currency (ISO 4217), `years`, `rank` or `score`.';
comment on column corruption_by_measure.qualifier is 'How exactly the text states it.';
comment on column corruption_by_measure.whole_measure is 'Measure of the whole that the number is a part of.';
comment on column corruption_by_measure.whole_value is 'That whole.';
comment on column corruption_by_measure.percent_of_whole is 'The number as a percentage of the whole, to one decimal.';
comment on column corruption_by_measure.quote is 'The passage that states it.';
comment on column corruption_by_measure.disagreements is 'Number of findings by which the number disagrees with others of the cable: see `audit_finding`.';
comment on column corruption_by_measure.cable_id is 'The cable that states it.';
comment on column corruption_by_measure.created_at is 'When it was sent.';
comment on column corruption_by_measure.fact_id is 'The fact, in `fact_corruption`.';
