create view seizures_by_year as
with disputed as (
    select bridge_finding_fact.fact_id, list(finding_id) as findings
    from bridge_finding_fact
    join audit_finding using (finding_id)
    where verdict = 'disagrees'
    group by bridge_finding_fact.fact_id
),
measured as (
    -- Masses in kilograms, everything else in its own unit.
    select
        *,
        if(quantity_kg is null, unit, 'kg') as common_unit,
        coalesce(quantity_kg, quantity) as amount,
        if(year(period_start) = year(period_end), year(period_start), null) as year
    from fact_seizure
    left join disputed using (fact_id)
    where is_additive
),
added as (
    select
        cable_id,
        country,
        substance,
        action,
        year,
        common_unit as unit,
        sum(amount) as quantity,
        count(*) as facts,
        min(period_start) as period_start,
        max(period_end) as period_end,
        max(period_end - period_start + 1) as days_covered,
        coalesce(len(list_distinct(flatten(list(findings)))), 0) as disagreements
    from measured
    group by all
),
final as (
    select
        added.country,
        dim_country.name as country_name,
        added.substance,
        dim_substance.name as substance_name,
        added.action,
        added.year,
        added.quantity,
        added.unit,
        added.facts,
        added.period_start,
        added.period_end,
        added.disagreements,
        added.cable_id,
        dim_cable.created_at,
        count(*) over same_figure as cables,
        added.year is not null and row_number() over (same_figure order by days_covered desc, created_at desc, added.cable_id) = 1
            as is_preferred
    from added
    join dim_cable using (cable_id)
    join dim_substance using (substance)
    left join dim_country on dim_country.country = added.country
    window same_figure as (partition by added.country, added.substance, added.action, added.year, added.unit)
)
select * from final;

comment on view seizures_by_year is 'Quantity seized by country, substance and year, as each cable gives it: the sum of its additive facts. Cables of one country and year report the same seizures again: to add up over cables, keep the rows where `is_preferred`.';
comment on column seizures_by_year.country is 'Where the seizures took place, ISO 3166-1 alpha-3; null for worldwide or the high seas.';
comment on column seizures_by_year.country_name is 'Short English name.';
comment on column seizures_by_year.substance is 'What was seized.';
comment on column seizures_by_year.substance_name is 'English name.';
comment on column seizures_by_year.action is '`seized`, `destroyed` or `dismantled`.';
comment on column seizures_by_year.year is 'Calendar year that the figures lie in; null where they name no period or one of more than a year.';
comment on column seizures_by_year.quantity is 'Sum of the additive facts of this cable, in `unit`.';
comment on column seizures_by_year.unit is '`kg` for every mass; else the unit as stated, such as `tablet` or `plant`.';
comment on column seizures_by_year.facts is 'Number of facts added up.';
comment on column seizures_by_year.period_start is 'First day that the figures cover.';
comment on column seizures_by_year.period_end is 'Last day that they cover: a report of November covers part of its year.';
comment on column seizures_by_year.disagreements is 'Number of findings by which these figures disagree with others of the cable: see `audit_finding`.';
comment on column seizures_by_year.cable_id is 'The cable that gives the figures.';
comment on column seizures_by_year.created_at is 'When it was sent.';
comment on column seizures_by_year.cables is 'Number of cables that report on the same country, substance, action, year and unit.';
comment on column seizures_by_year.is_preferred is 'Of those cables, the one whose longest period is the longest, then the latest. Never true where `year` is null.';
