-- What happened at tills beside their transactions.

create schema journal;

create table journal.entry (
  id uuid primary key,
  till_id text collate "C" not null,
  store_id text collate "C" not null,
  sequence integer not null check (sequence > 0),
  occurred_at timestamptz not null,
  arrived_at timestamptz not null default now(),
  kind text not null,
  person_id text,
  body json not null
);
comment on table journal.entry is 'One entry of a till''s journal as the till wrote it. Two with one sequence come from a till that lost its memory: both are kept.';
create index entry_by_time on journal.entry (occurred_at desc, id desc);
create index entry_by_till on journal.entry (till_id, occurred_at desc, id desc);
