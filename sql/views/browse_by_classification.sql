create view browse_by_classification as
with final as (
    select
        classification,
        cable_id,
        created_at,
        origin,
        executive_order,
        declassify_on,
        subject
    from dim_cable
)
select * from final;

comment on view browse_by_classification is 'Cables by classification.';
comment on column browse_by_classification.classification is 'As in the top box.';
comment on column browse_by_classification.cable_id is 'Canonical reference ID.';
comment on column browse_by_classification.created_at is 'When it was sent. UTC.';
comment on column browse_by_classification.origin is 'Who sent it: `Embassy Dushanbe`.';
comment on column browse_by_classification.executive_order is 'Number of the executive order that the cable cites.';
comment on column browse_by_classification.declassify_on is 'Date of declassification that it gives.';
comment on column browse_by_classification.subject is 'The whole subject.';
