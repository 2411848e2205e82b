-- SAP numbers addresses across all partners; ours have their place in the list, from a base of the partner's own.
alter table masterdata.business_partner add column address_base bigint not null generated always as identity;

-- Asked by who made a partner and lost the answer.
create index business_partner_external_id on masterdata.business_partner ((coalesce(content ->> 'externalId', '')));

alter table masterdata.business_partner alter column search_text set expression as (lower(
  (content ->> 'partnerId') || ' ' || coalesce(content ->> 'person', '') || coalesce(content ->> 'organisation', '')
  || coalesce(content ->> 'group', '') || coalesce(content ->> 'searchTerm', '') || coalesce(content ->> 'addresses', '')
  || ' ' || coalesce(content ->> 'externalId', '')));
