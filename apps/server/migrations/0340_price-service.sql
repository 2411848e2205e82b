-- What other systems send by SAP's price service, and the tokens they send it with.

alter table prices.price add column from_time time not null default '00:00:00';
alter table prices.price add column to_time time not null default '23:59:59';
alter table prices.price add column classification text check (classification in ('gross', 'net'));
create index price_store on prices.price (store_id, source_system) where source_system is not null;
comment on column prices.price.from_time is 'Other systems'' prices begin and end by the second; the ERP''s by the day.';
comment on column prices.price.classification is 'SAP PRICE_CLASSIFIC: whether tax is in it; null: as the retailer''s policy says.';

alter table access.technical_user add column permissions text[] not null default '{masterData.send}';
comment on column access.technical_user.permissions is 'What it may do: send master data by SOAP, and what it may get tokens for.';

create table access.access_token (
  token_hash bytea primary key,
  user_name text not null references access.technical_user (user_name) on delete cascade,
  scopes text[] not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index access_token_user on access.access_token (user_name);
create index access_token_expiry on access.access_token (expires_at);
comment on table access.access_token is 'OAuth2 bearer tokens of technical users, as SHA-256: a token has 256 random bits.';

alter table hub.inbound_document drop constraint inbound_document_object_type_check;
alter table hub.inbound_document add constraint inbound_document_object_type_check
  check (object_type in ('article', 'businessPartner', 'price', 'promotion', 'purchasePrice'));
alter table hub.inbound_document add column all_or_nothing boolean not null default false;
comment on column hub.inbound_document.all_or_nothing is 'One refused object refuses the whole document: its sender waits for the answer.';
