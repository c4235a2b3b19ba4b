-- Earlier runs and what they checked. The run that builds this database is added once its checks are done.

insert into run by name
with final as (
    select * from staged.run
)
select * from final
order by run_id;

insert into expectation_result by name
with final as (
    select * from staged.expectation_result
)
select * from final
order by run_id, suite, expectation;
