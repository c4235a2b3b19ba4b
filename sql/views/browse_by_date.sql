create view browse_by_date as
with final as (
    select
        cast(created_at as date) as date,
        year(created_at) as year,
        month(created_at) as month,
        cable_id,
        created_at,
        origin,
        classification,
        subject
    from dim_cable
)
select * from final;

comment on view browse_by_date is 'Cables by the day they were sent.';
comment on column browse_by_date.date is 'The day. UTC.';
comment on column browse_by_date.year is 'Its year.';
comment on column browse_by_date.month is 'Its month, 1 to 12.';
comment on column browse_by_date.cable_id is 'Canonical reference ID.';
comment on column browse_by_date.created_at is 'When it was sent. UTC.';
comment on column browse_by_date.origin is 'Who sent it: `Embassy Dushanbe`.';
comment on column browse_by_date.classification is 'As in the top box.';
comment on column browse_by_date.subject is 'The whole subject.';
