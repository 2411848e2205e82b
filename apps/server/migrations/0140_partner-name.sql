-- People look for customers by name.

alter table customers.partner add column name text not null default '';
comment on column customers.partner.name is 'As shown in lists; out of the state.';
