-- Saved views of lists. The same text is the list-variants migration of every program that has screens.

create table access.list_variant (
  variant_id bigint generated always as identity primary key,
  list text not null check (length(list) between 1 and 80),
  name text not null check (length(name) between 1 and 60),
  owner_id text not null references access.person (id) on delete cascade,
  shared boolean not null default false,
  content jsonb not null,
  changed_at timestamptz not null default now(),
  unique (list, owner_id, name)
);
comment on table access.list_variant is 'Filters and columns of a list under a name: for whoever saved it or, shared, for everybody who sees the list.';

create table access.list_start (
  person_id text not null references access.person (id) on delete cascade,
  list text not null,
  variant_id bigint not null references access.list_variant (variant_id) on delete cascade,
  primary key (person_id, list)
);
comment on table access.list_start is 'The variant that a list opens with, where somebody chose one.';
