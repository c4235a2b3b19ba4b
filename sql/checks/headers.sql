-- Header fields of the cables against the form that ACP 127 and 5 FAH-2 H-320 give them, and against each other.
with indicator as (
    select routing_indicator, 'routing line' as place, cable_id from bridge_cable_routing
    union all
    select routing_indicator, 'TO or INFO line', cable_id from bridge_cable_recipient
    union all
    select originator_routing_indicator, 'DE line', cable_id from dim_cable
),
routing_indicator_form as (
    select
        routing_indicator as routing_indicator_form,
        format('{} of {}', place, min(cable_id)) as about,
        null as explanation,
        count(*) as rows
    from indicator
    where routing_indicator is not null
    group by routing_indicator, place
),
timed as (
    -- Box and date-time group by the hour: on most pages the box has the hour again, by a clock of twelve, in place of the minutes
    -- (05SANJOSE2090: 15:03 for 081521Z SEP 05).
    select
        cable_id,
        date_time_group,
        filed_at,
        sent_at,
        created_at,
        abs(date_diff('day', filed_at, sent_at)) as days_apart,
        abs(date_diff('hour', created_at, sent_at)) as hours_apart
    from dim_cable
),
julian_day as (
    select
        days_apart as days_from_julian_day,
        if(days_apart = 0, null, cable_id) as about,
        if(
            days_apart = 0,
            null,
            format('The Julian day of filing is {}, the date-time group "{}".', strftime(filed_at, '%-d %B %Y'), date_time_group)
        ) as explanation,
        count(*) as rows
    from timed
    where days_apart is not null
    group by all
),
box_time as (
    select
        hours_apart as hours_from_box_time,
        if(hours_apart = 0, null, cable_id) as about,
        if(
            hours_apart = 0,
            null,
            format('The box says {}, the date-time group "{}".', strftime(created_at, '%Y-%m-%d %H:%M'), date_time_group)
        ) as explanation,
        count(*) as rows
    from timed
    where hours_apart is not null
    group by all
),
header_line_known as (
    select
        format_line as header_line_known,
        if(format_line = 'unknown', min(cable_id), null) as about,
        if(format_line = 'unknown', text, null) as explanation,
        count(*) as rows
    from header_line
    group by format_line, if(format_line = 'unknown', text, null), explanation
),
tag_known as (
    select
        kind as tag_known,
        if(kind = 'unknown', min(cable_id), null) as about,
        if(kind = 'unknown', format('{}, written {}', tag, tag_raw), null) as explanation,
        count(*) as rows
    from bridge_cable_tag
    join dim_tag using (tag)
    group by kind, explanation
),
final as (
    select * from routing_indicator_form
    union all by name
    select * from julian_day
    union all by name
    select * from box_time
    union all by name
    select * from header_line_known
    union all by name
    select * from tag_known
)
select * from final;
