-- Nothing fetched is lost on the way: each raw page and each day is accounted for, and what BI tools read is plain.
with page as (
    select
        raw_page.raw_sha256,
        raw_page.source,
        dim_cable.raw_sha256 = raw_page.raw_sha256 as is_read,
        dim_cable.cable_id is not null as has_cable,
        raw_page.is_used,
        raw_page.raw_sha256 in (select raw_sha256 from quarantine) as is_quarantined
    from raw_page
    left join dim_cable using (cable_id)
),
fate as (
    select
        *,
        case
            when is_read and is_used then 'its cable is read from it'
            when is_used is distinct from coalesce(is_read, false) then 'is_used is wrong'
            when has_cable then 'its cable is read from another page'
            when is_quarantined then 'in quarantine'
            else 'lost'
        end as page_accounted_for
    from page
),
page_accounted_for as (
    select
        page_accounted_for,
        if(page_accounted_for in ('lost', 'is_used is wrong'), raw_sha256, null) as about,
        if(page_accounted_for in ('lost', 'is_used is wrong'), format('From {}.', source), null) as explanation,
        count(*) as rows
    from fate
    group by all
),
fault as (
    select raw_sha256, string_agg(format('{} ({})', reason, stage), '; ' order by stage, reason) as reasons
    from quarantine
    group by raw_sha256
),
page_usable as (
    select
        if(reasons is null, 'usable', 'in quarantine') as page_usable,
        if(reasons is null, null, source) as about,
        reasons as explanation,
        count(*) as rows
    from raw_page
    left join fault using (raw_sha256)
    group by all
),
span as (
    select 'header_line' as table_name, cable_id, span_start, span_end from header_line
    union all
    select 'dim_paragraph', cable_id, span_start, span_end from dim_paragraph
    union all
    select 'repair', cable_id, span_start, span_end from repair
    union all
    select 'fact_seizure', cable_id, span_start, span_end from fact_seizure
    union all
    select 'fact_seizure_change', cable_id, span_start, span_end from fact_seizure_change
    union all
    select 'fact_corruption', cable_id, span_start, span_end from fact_corruption
    union all
    select 'fact_treaty', cable_id, span_start, span_end from fact_treaty
),
page_of_cable as (
    select dim_cable.cable_id, length(raw_text) as page_length
    from dim_cable
    join raw_page using (raw_sha256)
),
measured as (
    select *, 0 <= span_start and span_start <= span_end and span_end <= page_length as is_inside
    from span
    join page_of_cable using (cable_id)
),
span_inside_page as (
    select
        if(is_inside, 'inside', 'outside') as span_inside_page,
        if(is_inside, null, format('{} of {}', table_name, cable_id)) as about,
        if(is_inside, null, format('{} to {}, on a page of {} characters.', span_start, span_end, page_length)) as explanation,
        count(*) as rows
    from measured
    group by all
),
region_in_order as (
    select
        cable_id,
        position,
        span_start,
        span_end,
        lag(span_end, 1, 0) over (partition by cable_id order by position) as previous_end
    from region
),
covered as (
    select
        cable_id,
        sum(span_end - span_start) as length,
        min(position) filter (where span_start <> previous_end or span_end <= span_start) as first_out_of_place
    from region_in_order
    group by cable_id
),
region_covers_page as (
    select
        if(length = page_length and first_out_of_place is null, 'covered', 'not covered') as region_covers_page,
        if(region_covers_page = 'covered', null, cable_id) as about,
        case
            when region_covers_page = 'covered' then null
            when length is null then 'No region at all.'
            when first_out_of_place is null then format('{} characters of {}.', length, page_length)
            else format('Region {} does not begin where the one before it ends, or is empty.', first_out_of_place)
        end as explanation,
        count(*) as rows
    from page_of_cable
    left join covered using (cable_id)
    group by all
),
day as (
    select date, dim_date.date is not null as is_listed
    from day_in_use
    left join dim_date using (date)
),
day_in_dim_date as (
    select
        if(is_listed, 'found', 'missing') as day_in_dim_date,
        if(is_listed, null, cast(date as varchar)) as about,
        if(is_listed, null, 'A table uses the day, and dim_date has no row for it.') as explanation,
        count(*) as rows
    from day
    group by all
),
column_type as (
    select
        data_type as column_type,
        array_to_string(list_slice(list(table_name || '.' || column_name order by table_name, column_index), 1, 3), ', ') as about,
        null as explanation,
        count(*) as rows
    from duckdb_columns()
    where database_name = current_database() and not internal and schema_name = 'main'
    group by all
),
final as (
    select * from page_accounted_for
    union all by name
    select * from page_usable
    union all by name
    select * from span_inside_page
    union all by name
    select * from region_covers_page
    union all by name
    select * from day_in_dim_date
    union all by name
    select * from column_type
)
select * from final;
