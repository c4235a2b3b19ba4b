-- What the audit found, and the edits that it proposes.

insert into audit_finding by name
with final as (
    select * from used('audit_finding')
)
select * from final
order by cable_id, finding_id;

insert into bridge_finding_fact by name
with final as (
    select * from used('bridge_finding_fact')
)
select * from final
order by finding_id, fact_id;

insert into repair_proposal by name
with final as (
    select * from used('repair_proposal')
)
select * from final
order by cable_id, proposal_id;

insert into bridge_proposal_finding by name
with final as (
    select * from used('bridge_proposal_finding')
)
select * from final
order by proposal_id, finding_id;
