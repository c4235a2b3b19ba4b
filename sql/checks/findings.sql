-- What the audit found out about the source. Disagreements and figures that nothing verifies stand one by one, with their explanation.
with finding as (
    select
        kind,
        verdict,
        if(verdict in ('disagrees', 'unverifiable'), cable_id, null) as about,
        if(verdict in ('disagrees', 'unverifiable'), explanation, null) as explanation,
        count(*) as rows
    from audit_finding
    group by all
),
-- A column for each kind of finding.
by_kind as (
    pivot finding on kind in (
        'column_sum', 'row_sum', 'grand_total', 'percent_change', 'part_of_whole', 'restatement', 'treaty_year', 'header'
    ) using first(verdict) group by verdict, about, explanation, rows
),
final as (
    select * exclude (verdict), if(verdict = 'unverifiable', 'unverifiable', 'verified') as verifiable
    from by_kind
)
select * from final;
