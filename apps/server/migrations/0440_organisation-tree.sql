-- Company, groups of stores, stores and tills are one tree. A value is kept where somebody set it and holds for all below.

create table organisation.store_group (
  group_id text collate "C" primary key check (group_id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'),
  name text not null,
  parent_id text collate "C" references organisation.store_group (group_id) check (parent_id <> group_id),
  created_at timestamptz not null default now()
);
comment on table organisation.store_group is 'Stores that belong together; offers may hold in one. Without a parent it is right below the company.';

alter table organisation.store add column group_id text collate "C" references organisation.store_group (group_id);
create index store_by_group on organisation.store (group_id);
comment on column organisation.store.group_id is 'Where it is in the tree; null is right below the company.';

create table organisation.own_value (
  kind text not null check (kind in ('company', 'group', 'store', 'till')),
  node_id text collate "C" not null,
  own jsonb not null check (jsonb_typeof(own) = 'object'),
  primary key (kind, node_id)
);
comment on table organisation.own_value is 'What was set at a node itself, by name; what is missing is inherited. The one company is node "company".';

-- What most stores have becomes the company's; a store keeps what differs.
insert into organisation.own_value (kind, node_id, own)
select 'company', 'company', jsonb_build_object(
  'currency', currency,
  'salesOrganisation', sales_organisation,
  'timeZone', coalesce((select mode() within group (order by time_zone) from organisation.store), 'Europe/London'),
  'language', coalesce((select mode() within group (order by language) from organisation.store), 'en'),
  'distributionChannel', coalesce((select mode() within group (order by distribution_channel) from organisation.store), '10'),
  'storageLocations', coalesce((select mode() within group (order by storage_locations) from organisation.store), '[]'))
from organisation.company;

insert into organisation.own_value (kind, node_id, own)
select 'store', store_id, jsonb_strip_nulls(jsonb_build_object(
  'salesOrganisation', nullif(store.sales_organisation, company.own ->> 'salesOrganisation'),
  'timeZone', nullif(store.time_zone, company.own ->> 'timeZone'),
  'language', nullif(store.language, company.own ->> 'language'),
  'distributionChannel', nullif(store.distribution_channel, company.own ->> 'distributionChannel'),
  'storageLocations', nullif(store.storage_locations, company.own -> 'storageLocations'),
  'taxNumber', store.tax_number))
from organisation.store, organisation.own_value as company where company.kind = 'company';

alter table organisation.store
  drop column time_zone, drop column currency, drop column language, drop column tax_number,
  drop column sales_organisation, drop column distribution_channel, drop column storage_locations;
alter table organisation.company drop column currency, drop column sales_organisation;

-- The groups that offers named so far. A store in several gets its place in the first; offers go on as they are until a group changes.
insert into organisation.store_group (group_id, name)
select distinct group_id, group_id from prices.store_group_members where to_book is null;
update organisation.store set group_id = (
  select min(members.group_id) from prices.store_group_members as members
  where members.to_book is null and store.store_id = any (members.store_ids));
