create view conflict_across_cables as
with stated as (
    -- One figure a cable for each thing measured: the first statement, in kilograms where it is a mass.
    select
        fact_id,
        cable_id,
        country,
        agency,
        substance,
        action,
        period_start,
        period_end,
        if(quantity_kg is null, unit, 'kg') as unit,
        coalesce(quantity_kg, quantity) as quantity,
        quantity_low * if(quantity_kg is null or quantity = 0, 1, quantity_kg / quantity) as quantity_low,
        quantity_high * if(quantity_kg is null or quantity = 0, 1, quantity_kg / quantity) as quantity_high,
        qualifier,
        quote
    from fact_seizure
    where role in ('component', 'total') and part_kind is distinct from 'some' and period_start is not null and period_end is not null
),
alone as (
    -- Two figures of one cable for the same thing (by route, by region) say nothing of the whole.
    select *
    from stated
    qualify count(*) over (
        partition by cable_id, country, agency, substance, action, period_start, period_end, unit
    ) = 1
),
dated as (
    select alone.*, created_at
    from alone
    join dim_cable using (cable_id)
),
paired as (
    select
        earlier.country,
        earlier.agency,
        earlier.substance,
        earlier.action,
        earlier.period_start,
        earlier.period_end,
        earlier.unit,
        earlier.quantity,
        later.quantity as later_quantity,
        earlier.qualifier in ('at_least', 'approximately') or later.qualifier in ('at_least', 'approximately') as is_rough,
        least(earlier.quantity_high, later.quantity_high) >= greatest(earlier.quantity_low, later.quantity_low) as meets,
        earlier.cable_id,
        later.cable_id as later_cable_id,
        earlier.fact_id,
        later.fact_id as later_fact_id,
        earlier.quote,
        later.quote as later_quote
    from dated as earlier
    join dated as later
        on later.country is not distinct from earlier.country
        and later.agency is not distinct from earlier.agency
        and later.substance = earlier.substance
        and later.action = earlier.action
        and later.unit = earlier.unit
        and later.period_start = earlier.period_start
        and later.period_end = earlier.period_end
        and (later.created_at, later.cable_id) > (earlier.created_at, earlier.cable_id)
),
final as (
    select
        country,
        agency,
        substance,
        action,
        period_start,
        period_end,
        unit,
        quantity,
        later_quantity,
        later_quantity - quantity as difference,
        case
            when quantity = later_quantity then 'agrees'
            when meets or (is_rough and abs(later_quantity - quantity) <= 0.1 * greatest(quantity, later_quantity)) then 'rounding'
            else 'disagrees'
        end as verdict,
        cable_id,
        later_cable_id,
        fact_id,
        later_fact_id,
        quote,
        later_quote
    from paired
)
select * from final;

comment on view conflict_across_cables is 'Figures of two cables for the same country, agency, substance and period, the earlier cable first, and whether they agree. Figures called about or over may be a tenth apart.';
comment on column conflict_across_cables.country is 'Where the seizures took place, ISO 3166-1 alpha-3; null for worldwide or the high seas.';
comment on column conflict_across_cables.agency is 'The body that seized; null for national figures.';
comment on column conflict_across_cables.substance is 'What was seized.';
comment on column conflict_across_cables.action is '`seized`, `destroyed` or `dismantled`.';
comment on column conflict_across_cables.period_start is 'First day that both figures cover.';
comment on column conflict_across_cables.period_end is 'Last day of it, inclusive.';
comment on column conflict_across_cables.unit is '`kg` for every mass; else the unit as stated.';
comment on column conflict_across_cables.quantity is 'What the earlier cable states, in `unit`.';
comment on column conflict_across_cables.later_quantity is 'What the later cable states, in `unit`.';
comment on column conflict_across_cables.difference is 'The later figure less the earlier one.';
comment on column conflict_across_cables.verdict is '`agrees`: the same figure; `rounding`: their intervals meet; `disagrees`: they do not.';
comment on column conflict_across_cables.cable_id is 'The earlier cable.';
comment on column conflict_across_cables.later_cable_id is 'The later cable.';
comment on column conflict_across_cables.fact_id is 'The fact of the earlier cable.';
comment on column conflict_across_cables.later_fact_id is 'The fact of the later cable.';
comment on column conflict_across_cables.quote is 'What the earlier cable says.';
comment on column conflict_across_cables.later_quote is 'What the later cable says.';
