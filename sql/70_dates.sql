-- Days that any date or time of any table falls on (`day_in_use` is derived from the columns of all tables). Run again when a run is
-- added to the tables, so it adds what is missing only.

insert into dim_date by name
with missing as (
    select date from day_in_use
    anti join dim_date using (date)
),
final as (
    select
        date,
        year(date) as year,
        quarter(date) as quarter,
        month(date) as month,
        monthname(date) as month_name,
        weekofyear(date) as week,
        dayname(date) as weekday
    from missing
)
select * from final
order by date;
