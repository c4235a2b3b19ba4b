-- Facts, as the cables state them.

insert into fact_seizure by name
with final as (
    select * from used('fact_seizure')
)
select * from final
order by cable_id, span_start, fact_id;

insert into fact_seizure_change by name
with final as (
    select * from used('fact_seizure_change')
)
select * from final
order by cable_id, span_start, fact_id;

insert into fact_corruption by name
with final as (
    select * from used('fact_corruption')
)
select * from final
order by cable_id, span_start, fact_id;

insert into fact_treaty by name
with final as (
    select * from used('fact_treaty')
)
select * from final
order by cable_id, span_start, fact_id;

insert into bridge_treaty_party by name
with party as (
    select fact_id, unnest(string_split(parties, ';')) as country
    from fact_treaty
),
final as (
    select distinct fact_id, country
    from party
    where country != ''
)
select * from final
order by fact_id, country;
