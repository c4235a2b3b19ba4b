-- Facts as the extraction gives them: each at its place in the raw page, each figure within its own bounds.
--
-- One line for all rows that are as they should be, and one for each row that is not: `about` says which, `rows` how many.
with fact as (
    select fact_id, cable_id, quote, span_start, span_end, quantity_text as figure_text, quantity as figure,
        quantity_low as low, quantity_high as high, period_start, period_end
    from fact_seizure
    union all
    select fact_id, cable_id, quote, span_start, span_end, percent_text, stated_percent, percent_low, percent_high,
        period_start, period_end
    from fact_seizure_change
    union all
    select fact_id, cable_id, quote, span_start, span_end, value_text, value, value_low, value_high, period_start, period_end
    from fact_corruption
    union all
    select fact_id, cable_id, quote, span_start, span_end, null, null, null, null, null, null
    from fact_treaty
),
cut as (
    -- Page markers and repeated lines inside a passage are no part of its quote.
    select fact_id, list(repair.span_start) as starts, list(repair.span_end) as ends
    from fact
    join repair using (cable_id)
    where kind in ('page_marker', 'q_duplicate_line') and repair.span_start < fact.span_end and repair.span_end > fact.span_start
    group by fact_id
),
piece as (
    -- The passage begins at its start and behind each cut, and ends before each cut and at its end.
    select
        fact.*,
        dim_cable.page_layout,
        raw_text,
        list_zip(
            list_sort(list_append(coalesce(ends, []), fact.span_start)),
            list_sort(list_append(coalesce(starts, []), fact.span_end))
        ) as spans
    from fact
    join dim_cable using (cable_id)
    join raw_page using (raw_sha256)
    left join cut using (fact_id)
),
passage as (
    select
        * exclude (raw_text, spans),
        array_to_string(list_transform(spans, lambda span: substring(raw_text, span[1] + 1, greatest(span[2] - span[1], 0))), ' ') as passage
    from piece
),
shown as (
    -- What a reader sees of it, without the markup and the entities of the site's pages.
    select
        *,
        if(page_layout like 'site_html%', regexp_replace(passage, '</?[a-z]+( [^<>]*)?/?>|&#?[A-Za-z0-9]+;', ' ', 'g'), passage) as seen
    from passage
),
compared as (
    -- By letters and figures alone: white space, marks and what HTML writes as entities may differ.
    select
        *,
        regexp_replace(seen, '[^A-Za-z0-9]', '', 'g') = regexp_replace(quote, '[^A-Za-z0-9]', '', 'g') as is_there,
        contains(regexp_replace(quote, '[^A-Za-z0-9]', '', 'g'), regexp_replace(figure_text, '[^A-Za-z0-9]', '', 'g')) as holds_figure
    from shown
),
quote_at_span as (
    select
        if(is_there, 'found', 'not found') as quote_at_span,
        if(is_there, null, fact_id) as about,
        if(is_there, null, format('The page has "{}", the quote is "{}".', trim(regexp_replace(seen, '\s+', ' ', 'g')), quote)) as explanation,
        count(*) as rows
    from compared
    group by all
),
figure_in_quote as (
    select
        if(holds_figure, 'found', figure_text) as figure_in_quote,
        if(holds_figure, null, fact_id) as about,
        if(holds_figure, null, format('"{}" does not stand in the quote "{}".', figure_text, quote)) as explanation,
        count(*) as rows
    from compared
    where figure_text is not null
    group by all
),
bounded as (
    select *, low <= figure and figure <= high as is_within
    from fact
    where figure is not null
),
figure_within_bounds as (
    select
        if(is_within, 'within', 'outside') as figure_within_bounds,
        if(is_within, null, fact_id) as about,
        if(is_within, null, format('{} is not within {} to {}.', figure, low, high)) as explanation,
        count(*) as rows
    from bounded
    group by all
),
span_of_time as (
    select fact_id, period_start as first_day, period_end as last_day from fact
    union all
    select fact_id, base_start, base_end from fact_seizure_change
),
period as (
    select *, first_day <= last_day as is_in_order
    from span_of_time
    where first_day is not null and last_day is not null
),
period_in_order as (
    select
        if(is_in_order, 'in order', 'ends before it starts') as period_in_order,
        if(is_in_order, null, fact_id) as about,
        if(is_in_order, null, format('{} to {}.', first_day, last_day)) as explanation,
        count(*) as rows
    from period
    group by all
),
link as (
    select fact_id, cable_id, part_of as other_id from fact_seizure where part_of is not null
    union all
    select fact_id, cable_id, restates from fact_seizure where restates is not null
    union all
    select fact_id, cable_id, part_of from fact_corruption where part_of is not null
),
linked as (
    select link.*, fact.cable_id is not distinct from link.cable_id and link.other_id != link.fact_id as is_sound
    from link
    left join fact on fact.fact_id = link.other_id
),
link_within_cable as (
    select
        if(is_sound, 'another fact of the cable', other_id) as link_within_cable,
        if(is_sound, null, fact_id) as about,
        if(is_sound, null, format('It refers to {}, which is not another fact of its cable.', other_id)) as explanation,
        count(*) as rows
    from linked
    group by all
),
final as (
    select * from quote_at_span
    union all by name
    select * from figure_in_quote
    union all by name
    select * from figure_within_bounds
    union all by name
    select * from period_in_order
    union all by name
    select * from link_within_cable
)
select * from final;
