-- Cables, their paragraphs and the parts of their headers.

insert into dim_cable by name
with final as (
    select * from staged.dim_cable
    semi join staged.used_page using (raw_sha256)
)
select * from final
order by cable_id;

insert into dim_paragraph by name
with final as (
    select * exclude (segments) from used('dim_paragraph')
)
select * from final
order by cable_id, position;

insert into header_line by name
with final as (
    select * from used('header_line')
)
select * from final
order by cable_id, position;

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
