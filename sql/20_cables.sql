-- Cables, their paragraphs and the parts of their headers.

insert into dim_cable by name
with final as (
    select columns(lambda c: c not in ('routing_precedence', 'addressee_precedence', 'region_names', 'region_ends')) from staged.dim_cable
    semi join staged.used_page using (raw_sha256)
)
select * from final
order by cable_id;

insert into dim_paragraph by name
with final as (
    select * exclude (runs) from used('dim_paragraph')
)
select * from final
order by cable_id, position;

insert into header_line by name
with final as (
    select * from used('header_line')
)
select * from final
order by cable_id, position;

-- Staged as two lists a cable; each region begins where the one before it ends.
insert into region by name
with final as (
    select
        cable_id,
        unnest(range(1, len(region_ends) + 1)) as position,
        unnest(region_names) as region,
        unnest(list_prepend(0, region_ends[:-2])) as span_start,
        unnest(region_ends) as span_end
    from (select cable_id, region_names, region_ends from used('dim_cable') order by cable_id)
)
select * from final;

insert into repair by name
with final as (
    select * from used('repair')
)
select * from final
order by cable_id, position;

insert into bridge_cable_recipient by name
with final as (
    select * from used('bridge_cable_recipient')
)
select * from final
order by cable_id, position;

insert into bridge_cable_routing by name
with final as (
    select * from used('bridge_cable_routing')
)
select * from final
order by cable_id, position;

insert into bridge_cable_exemption by name
with final as (
    select * from used('bridge_cable_exemption')
)
select * from final
order by cable_id, position;

insert into header_operating_signal by name
with final as (
    select * from used('header_operating_signal')
)
select * from final
order by cable_id, position;

insert into bridge_cable_tag by name
with final as (
    select * from used('bridge_cable_tag')
)
select * from final
order by cable_id, position;

insert into bridge_cable_reference by name
with final as (
    select * from used('bridge_cable_reference')
)
select * from final
order by cable_id, position;

insert into bridge_cable_caption by name
with final as (
    select * from used('bridge_cable_caption')
)
select * from final
order by cable_id, position;
