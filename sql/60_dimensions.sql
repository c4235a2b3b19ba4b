-- Dimensions from the vocabularies, each completed by what the cables use beyond them.

insert into dim_country by name
with final as (
    select * from vocabulary.dim_country
)
select * from final
order by country;

insert into dim_substance by name
with final as (
    select * from vocabulary.dim_substance
)
select * from final
order by substance;

insert into dim_treaty by name
with final as (
    select * from vocabulary.dim_treaty
)
select * from final
order by treaty;

insert into dim_tag by name
with beyond_vocabulary as (
    select distinct tag
    from bridge_cable_tag
    anti join vocabulary.dim_tag using (tag)
),
final as (
    select * from vocabulary.dim_tag
    union all by name
    select tag, kind_of_tag(tag) as kind, false as is_official, note_of_tag(tag) as note
    from beyond_vocabulary
)
select * from final
order by tag;

insert into dim_station by name
with named_on_a_line as (
    select routing_indicator, station from bridge_cable_recipient
    union all
    select routing_indicator, station from bridge_cable_exemption
    union all
    select originator_routing_indicator, from_station from dim_cable
    union all
    select routing_indicator, null from bridge_cable_routing
),
beyond_vocabulary as (
    -- The name that stands beside the indicator most often; of equally frequent ones the first in the alphabet.
    select routing_indicator, station, count(station) as lines
    from named_on_a_line
    anti join vocabulary.dim_station using (routing_indicator)
    where routing_indicator is not null
    group by routing_indicator, station
    qualify row_number() over (partition by routing_indicator order by lines desc, station) = 1
),
final as (
    select * from vocabulary.dim_station
    union all by name
    select routing_indicator, station, country_of_station(station) as country
    from beyond_vocabulary
)
select * from final
order by routing_indicator;
