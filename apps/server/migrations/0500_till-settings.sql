-- How tills work, area by area: set at a place of the organisation, held by all below.

create table organisation.own_setting (
  kind text not null check (kind in ('company', 'group', 'store', 'till')),
  node_id text collate "C" not null,
  area text not null,
  value jsonb not null check (jsonb_typeof(value) = 'object'),
  digest text not null generated always as (md5(value::text)) stored,
  primary key (kind, node_id, area)
);
comment on table organisation.own_setting is 'An area of the till settings as it was set at a node itself, as a whole; one that is missing is inherited.';
comment on column organisation.own_setting.digest is 'Tells two values apart without reading them: the tree is compared by it, and tills tell what they have.';

alter table organisation.till_state add column settings_version text, add column device jsonb;
comment on column organisation.till_state.settings_version is 'Of the settings by which the till works, as it was given with them.';
comment on column organisation.till_state.device is 'What the till runs on: browser, storage.';
