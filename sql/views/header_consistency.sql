create view header_consistency as
with checked as (
    select
        cable_id,
        count(*) as identities_checked,
        count(*) filter (where verdict = 'agrees') as identities_held,
        string_agg(identity, '; ' order by identity) filter (where verdict <> 'agrees') as broken
    from audit_finding
    where identity is not null
    group by cable_id
),
final as (
    select
        dim_cable.cable_id,
        dim_cable.created_at,
        dim_cable.origin,
        coalesce(checked.identities_checked, 0) as identities_checked,
        coalesce(checked.identities_held, 0) as identities_held,
        cast(checked.identities_held / checked.identities_checked as decimal(4, 3)) as score,
        checked.broken
    from dim_cable
    left join checked using (cable_id)
)
select * from final;

comment on view header_consistency is 'Each cable with the identities between its header fields that could be checked and that hold: how far its header can be trusted.';
comment on column header_consistency.cable_id is 'The cable.';
comment on column header_consistency.created_at is 'When it was sent, by the top box. UTC.';
comment on column header_consistency.origin is 'As in the top box.';
comment on column header_consistency.identities_checked is 'How many of the identities have both of their fields; `audit_finding.identity` says which.';
comment on column header_consistency.identities_held is 'How many of those hold.';
comment on column header_consistency.score is 'The share that holds, from 0 to 1; null where none could be checked.';
comment on column header_consistency.broken is 'The identities that do not hold, joined with `; `.';
