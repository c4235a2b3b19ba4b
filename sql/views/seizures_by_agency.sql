create view seizures_by_agency as
with disputed as (
    select bridge_finding_fact.fact_id, list(finding_id) as findings
    from bridge_finding_fact
    join audit_finding using (finding_id)
    where verdict = 'disagrees'
    group by bridge_finding_fact.fact_id
),
of_an_agency as (
    select *
    from fact_seizure
    left join disputed using (fact_id)
    where is_additive and agency is not null
),
added as (
    select
        cable_id,
        country,
        agency,
        substance,
        action,
        period_start,
        period_end,
        if(quantity_kg is null, unit, 'kg') as common_unit,
        sum(coalesce(quantity_kg, quantity)) as quantity,
        sum(quantity_kg) as quantity_kg,
        count(*) as facts,
        coalesce(len(list_distinct(flatten(list(findings)))), 0) as disagreements
    from of_an_agency
    group by all
),
final as (
    select
        added.country,
        dim_country.name as country_name,
        added.agency,
        added.substance,
        dim_substance.name as substance_name,
        added.action,
        added.period_start,
        added.period_end,
        added.quantity,
        added.common_unit as unit,
        added.quantity_kg,
        added.facts,
        added.disagreements,
        added.cable_id,
        dim_cable.created_at,
        row_number() over (
            partition by added.country, agency, substance, action, period_start, period_end, common_unit
            order by created_at desc, cable_id
        ) = 1 as is_preferred
    from added
    join dim_cable using (cable_id)
    join dim_substance using (substance)
    left join dim_country on dim_country.country = added.country
)
select * from final;

comment on view seizures_by_agency is 'What each agency seized, by substance and period, as each cable gives it: the sum of its additive facts that name an agency. To add up over cables, keep the rows where `is_preferred`; figures for a country as a whole are in `seizures_by_year`.';
comment on column seizures_by_agency.country is 'Where the seizures took place, ISO 3166-1 alpha-3.';
comment on column seizures_by_agency.country_name is 'Short English name.';
comment on column seizures_by_agency.agency is 'The body that seized, by its full name.';
comment on column seizures_by_agency.substance is 'What was seized.';
comment on column seizures_by_agency.substance_name is 'English name.';
comment on column seizures_by_agency.action is '`seized`, `destroyed` or `dismantled`.';
comment on column seizures_by_agency.period_start is 'First day that the figure covers; null where not stated.';
comment on column seizures_by_agency.period_end is 'Last day of it, inclusive; null where not stated.';
comment on column seizures_by_agency.quantity is 'Sum of the additive facts of this cable, in `unit`.';
comment on column seizures_by_agency.unit is '`kg` for every mass; else the unit as stated, such as `tablet` or `plant`.';
comment on column seizures_by_agency.quantity_kg is 'The same in kilograms; null where the unit is not a mass.';
comment on column seizures_by_agency.facts is 'Number of facts added up.';
comment on column seizures_by_agency.disagreements is 'Number of findings by which these figures disagree with others of the cable: see `audit_finding`.';
comment on column seizures_by_agency.cable_id is 'The cable that gives the figures.';
comment on column seizures_by_agency.created_at is 'When it was sent.';
comment on column seizures_by_agency.is_preferred is 'Of the cables that give the same agency, substance, action, period and unit, the latest.';
