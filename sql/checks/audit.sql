-- Whether the audit covers what it must, and whether additive rows add up to what the cables state, each quantity once.
-- `ancestry` is each substance with itself and with every wider one.
with recursive ancestry(substance, ancestor) as (
    select substance, substance from dim_substance
    union all
    select ancestry.substance, dim_substance.parent
    from ancestry
    join dim_substance on dim_substance.substance = ancestry.ancestor
    where dim_substance.parent is not null
),
total as (
    select fact_id, cable_id, quote from fact_seizure where role = 'total'
),
restatement as (
    select fact_id, cable_id, quote from fact_seizure where role = 'restatement'
),
change as (
    select fact_id, cable_id, quote from fact_seizure_change
),
corruption_whole as (
    select whole.fact_id, whole.cable_id, whole.quote
    from fact_corruption as whole
    join fact_corruption as part on part.part_of = whole.fact_id
    group by all
    having count(*) > 1
),
dated_treaty as (
    select fact_id, cable_id, quote
    from fact_treaty
    join dim_treaty using (treaty)
    where stated_year is not null and dim_treaty.year is not null
),
checked as (
    select fact_id, count(*) as findings
    from audit_finding
    where fact_id is not null
    group by fact_id
),
to_be_checked as (
    select *, 'total' as what from total
    union all
    select *, 'restatement' from restatement
    union all
    select *, 'change' from change
    union all
    select *, 'corruption_whole' from corruption_whole
    union all
    select *, 'treaty_year' from dated_treaty
),
covered as (
    select
        what,
        coalesce(findings, 0) as findings,
        if(findings is null, fact_id, null) as about,
        if(findings is null, format('No finding checks "{}".', quote), null) as explanation,
        count(*) as rows
    from to_be_checked
    left join checked using (fact_id)
    group by all
),
coverage as (
    pivot covered
    on what in (
        'total' as findings_of_total,
        'restatement' as findings_of_restatement,
        'change' as findings_of_change,
        'corruption_whole' as findings_of_corruption_whole,
        'treaty_year' as findings_of_treaty_year
    )
    using first(findings)
    group by findings, about, explanation, rows
),
figure as (
    -- In kilograms where the unit is a mass; an end that is not known lies within the year of the start.
    select
        *,
        if(quantity_kg is null, unit, 'kg') as dimension,
        coalesce(quantity_kg, quantity) as amount,
        quantity_low * if(quantity_kg is null or quantity = 0, 1, quantity_kg / quantity) as amount_low,
        quantity_high * if(quantity_kg is null or quantity = 0, 1, quantity_kg / quantity) as amount_high,
        coalesce(period_start, '-infinity') as first_day,
        coalesce(period_end, if(period_start is null, 'infinity', make_date(year(period_start), 12, 31))) as last_day
    from fact_seizure
),
pair as (
    -- Two figures of a cable, in this order, that measure the same: where the first covers all that the second counts, and where they meet.
    select
        a.fact_id as fact_id,
        b.fact_id as other_id,
        a.is_additive as is_additive,
        b.is_additive as other_is_additive,
        a.role as role,
        b.role as other_role,
        b.part_of is not distinct from a.fact_id as is_linked,
        a.table_id is not distinct from b.table_id and a.table_id is not null as is_of_table,
        b.amount as other_amount,
        b.amount_high as other_high,
        coalesce(a.agency is null or a.agency = b.agency, false)
            and (a.country is not distinct from b.country or (a.country is null and a.role = 'total'))
            and wider.substance is not null
            and a.first_day <= b.first_day
            and a.last_day >= b.last_day as covers,
        (
            a.country is not distinct from b.country
            or (a.country is null and a.role = 'total')
            or (b.country is null and b.role = 'total')
        )
            and (a.agency is null or b.agency is null or a.agency = b.agency)
            and (wider.substance is not null or narrower.substance is not null)
            and a.first_day <= b.last_day
            and b.first_day <= a.last_day as meets,
        -- What a text itself keeps apart: parts that fill one whole, events, items of one list or table (cannabis and hashish).
        coalesce(a.part_of = b.part_of and (a.part_kind = 'all' or a.substance = b.substance), false)
            or (
                a.role = b.role
                and a.role in ('component', 'incident')
                and a.part_of is distinct from b.fact_id
                and b.part_of is distinct from a.fact_id
                and (
                    a.role = 'incident'
                    or (
                        (a.substance = 'drugs') = (b.substance = 'drugs')
                        and a.table_id is not distinct from b.table_id
                        and (a.table_id is not null or a.paragraph_id is not distinct from b.paragraph_id)
                    )
                )
            ) as is_kept_apart
    from figure as a
    join figure as b using (cable_id, action, dimension)
    left join ancestry as wider on wider.ancestor = a.substance and wider.substance = b.substance
    left join ancestry as narrower on narrower.ancestor = b.substance and narrower.substance = a.substance
    where a.fact_id != b.fact_id
),
counted_twice as (
    select other_id as fact_id, string_agg(fact_id, ', ' order by fact_id) as wholes
    from pair
    where is_additive and other_is_additive and covers and not is_kept_apart
    group by other_id
),
additive_row as (
    select
        if(wholes is null, 'once', 'twice') as counted,
        if(wholes is null, null, fact_id) as about,
        if(wholes is null, null, format('Adding up counts it again in {}.', wholes)) as explanation,
        count(*) as rows
    from figure
    left join counted_twice using (fact_id)
    where is_additive
    group by all
),
left_out as (
    -- In an additive figure that it overlaps, or in a total stated elsewhere, whose own parts count.
    select
        fact_id,
        quote,
        fact_id in (select fact_id from pair where other_is_additive and meets)
            or fact_id in (select other_id from pair where role = 'total' and covers and not is_of_table and not is_linked) as is_elsewhere
    from figure
    where not is_additive and role != 'restatement'
),
not_additive_row as (
    select
        if(is_elsewhere, 'in another', 'nowhere') as counted_elsewhere,
        if(is_elsewhere, null, fact_id) as about,
        if(is_elsewhere, null, format('Adding up leaves out "{}".', quote)) as explanation,
        count(*) as rows
    from left_out
    group by all
),
part as (
    -- The parts of each stated total: the cells that it covers in its table, or the figures that the text names as its parts.
    select fact_id, other_id, other_amount, other_high
    from pair
    where role = 'total' and other_role not in ('total', 'restatement') and if(is_of_table, covers, is_linked)
),
plain_total as (
    -- Where parts overlap each other, or a figure from elsewhere overlaps the total, the sum of the leaves is another question.
    select *
    from figure as whole
    where role = 'total'
        and not exists (
            from pair
            where pair.fact_id in (select other_id from part where part.fact_id = whole.fact_id)
                and pair.other_id in (select other_id from part where part.fact_id = whole.fact_id)
                and covers and not is_kept_apart
        )
        and not exists (
            from pair
            where pair.fact_id = whole.fact_id and other_is_additive and meets and not covers
        )
),
whole as (
    select
        plain_total.fact_id,
        dimension,
        amount as whole_amount,
        amount_low as whole_low,
        sum(other_amount) as parts_amount,
        sum(other_high) as parts_high
    from plain_total
    join part using (fact_id)
    group by all
),
within as (
    -- The total itself, and all that it covers.
    select fact_id, fact_id as counted_id from whole
    union all
    select fact_id, other_id from pair semi join whole using (fact_id) where covers
),
counted as (
    select within.fact_id, coalesce(sum(amount) filter (is_additive), 0) as additive_sum
    from within
    join figure on figure.fact_id = counted_id
    group by within.fact_id
),
added as (
    -- Its leaves are its parts; where these fall short of it, the total may count in their place.
    select *, if(parts_high >= whole_low or additive_sum = parts_amount, parts_amount, whole_amount) as sum_of_leaves
    from whole
    join counted using (fact_id)
),
sum_of_leaves as (
    -- Where they are equal, one line for all of a unit.
    select
        sum(additive_sum) as additive_sum,
        sum(sum_of_leaves) as sum_of_leaves,
        if(additive_sum = sum_of_leaves, null, fact_id) as about,
        if(
            additive_sum = sum_of_leaves,
            null,
            format('What is additive within it adds up to {} {}, its leaves to {}.', additive_sum, dimension, sum_of_leaves)
        ) as explanation,
        count(*) as rows
    from added
    group by about, explanation, dimension
),
role_of_additive as (
    select
        role as role_of_additive,
        if(role = 'restatement', fact_id, null) as about,
        if(role = 'restatement', format('"{}" repeats {}.', quote, restates), null) as explanation,
        count(*) as rows
    from fact_seizure
    where is_additive
    group by all
),
computed as (
    select
        *,
        coalesce(computed_low <= computed and computed <= coalesce(computed_high, computed), true)
            and difference is not distinct from computed - stated as is_sound
    from audit_finding
    where computed is not null
),
arithmetic as (
    select
        if(is_sound, 'sound', 'unsound') as arithmetic,
        if(is_sound, null, finding_id) as about,
        if(
            is_sound,
            null,
            format('Stated {}, computed {} ({} to {}), difference {}.', stated, computed, computed_low, computed_high, difference)
        ) as explanation,
        count(*) as rows
    from computed
    group by all
),
any_fact as (
    select fact_id, cable_id from fact_seizure
    union all
    select fact_id, cable_id from fact_seizure_change
    union all
    select fact_id, cable_id from fact_corruption
    union all
    select fact_id, cable_id from fact_treaty
),
use as (
    select finding_id, cable_id, fact_id from audit_finding where fact_id is not null
    union all
    select finding_id, cable_id, proposed_fact_id from audit_finding where proposed_fact_id is not null
    union all
    select finding_id, cable_id, bridge_finding_fact.fact_id from bridge_finding_fact join audit_finding using (finding_id)
),
used as (
    select use.*, any_fact.fact_id is not null as is_known
    from use
    left join any_fact using (fact_id, cable_id)
),
fact_of_finding as (
    select
        if(is_known, 'a fact of the cable', fact_id) as fact_of_finding,
        if(is_known, null, finding_id) as about,
        if(is_known, null, format('It uses {}, which is no fact of {}.', fact_id, cable_id)) as explanation,
        count(*) as rows
    from used
    group by all
),
final as (
    select * exclude (findings) from coverage
    union all by name
    select * from sum_of_leaves
    union all by name
    select * from additive_row
    union all by name
    select * from not_additive_row
    union all by name
    select * from role_of_additive
    union all by name
    select * from arithmetic
    union all by name
    select * from fact_of_finding
)
select * from final;
