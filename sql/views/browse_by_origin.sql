create view browse_by_origin as
with final as (
    select
        dim_cable.origin,
        dim_cable.post_country as country,
        dim_country.name as country_name,
        dim_cable.cable_id,
        dim_cable.created_at,
        dim_cable.classification,
        dim_cable.subject
    from dim_cable
    left join dim_country on dim_country.country = dim_cable.post_country
)
select * from final;

comment on view browse_by_origin is 'Cables by the post that sent them.';
comment on column browse_by_origin.origin is 'Who sent it: `Embassy Dushanbe`.';
comment on column browse_by_origin.country is 'Country of the post, ISO 3166-1 alpha-3.';
comment on column browse_by_origin.country_name is 'Short English name.';
comment on column browse_by_origin.cable_id is 'Canonical reference ID.';
comment on column browse_by_origin.created_at is 'When it was sent. UTC.';
comment on column browse_by_origin.classification is 'As in the top box.';
comment on column browse_by_origin.subject is 'The whole subject.';
