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
held as (
    select
        identity,
        verdict,
        if(verdict = 'agrees', null, cable_id) as about,
        if(verdict = 'agrees', null, explanation) as explanation,
        count(*) as rows
    from audit_finding
    where identity is not null
    group by all
),
-- A column for each identity.
by_identity as (
    pivot held on identity in (
        'julian_day', 'filing_time', 'box_time', 'id_year', 'serial_de', 'serial_text',
        'serial_markers', 'station_text', 'station_markers', 'station_from', 'station_indicator', 'country_from',
        'section_de', 'sections_markers', 'markers_complete', 'precedence_routing', 'precedence_addressees', 'level_text',
        'level_prosign', 'level_text_prosign'
    ) using first(verdict) group by verdict, about, explanation, rows
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
    select * exclude (verdict) from by_identity
    union all by name
    select * from header_line_known
    union all by name
    select * from tag_known
)
select * from final;
