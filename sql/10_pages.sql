-- Raw pages, and what is wrong with some of them. Every page that was fetched is here, also one that holds no cable.

insert into raw_page by name
with final as (
    select page.* exclude (completeness) replace (used.raw_sha256 is not null as is_used)
    from staged.raw_page as page
    left join staged.used_page as used using (raw_sha256)
)
select * from final
order by raw_sha256;

insert into quarantine by name
with final as (
    select distinct * from staged.quarantine
)
select * from final
order by raw_sha256, stage, reason;

-- What the scripts after this one start from: the staged rows of the pages in use. Of two pages of one cable only the more
-- complete one is in use; the rows of the other stay in staging.
create temp macro used(name) as table
    select * exclude (raw_sha256)
    from query_table('staged.' || name)
    semi join staged.used_page using (raw_sha256);
