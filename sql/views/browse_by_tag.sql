create view browse_by_tag as
with tagged as (
    -- A cable that writes one TAG twice is listed once.
    select distinct tag, country, cable_id
    from bridge_cable_tag
),
final as (
    select
        tag,
        dim_tag.kind,
        coalesce(dim_country.name, dim_tag.meaning) as meaning,
        country,
        cable_id,
        dim_cable.created_at,
        dim_cable.origin,
        dim_cable.classification,
        dim_cable.subject
    from tagged
    join dim_tag using (tag)
    join dim_cable using (cable_id)
    left join dim_country using (country)
)
select * from final;

comment on view browse_by_tag is 'Cables by canonical TAG, a row for each TAG of a cable.';
comment on column browse_by_tag.tag is 'Canonical TAG.';
comment on column browse_by_tag.kind is 'Kind of TAG.';
comment on column browse_by_tag.meaning is 'What it stood for on the cable''s date, where known.';
comment on column browse_by_tag.country is 'The country that the TAG meant on the cable''s date, ISO 3166-1 alpha-3.';
comment on column browse_by_tag.cable_id is 'Canonical reference ID.';
comment on column browse_by_tag.created_at is 'When it was sent. UTC.';
comment on column browse_by_tag.origin is 'Who sent it: `Embassy Dushanbe`.';
comment on column browse_by_tag.classification is 'As in the top box.';
comment on column browse_by_tag.subject is 'The whole subject.';
