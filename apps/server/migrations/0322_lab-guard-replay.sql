-- Trying offers out before they are active: saved tests of the basket lab, purchase prices for the margin guard, replays of real receipts.

create table prices.lab_test (
  test_id uuid primary key,
  name text not null unique,
  basket json not null,
  expected json not null,
  draft_offer_ids text[] not null,
  made_at timestamptz not null default now(),
  made_by text not null,
  last_run_at timestamptz,
  last_passed boolean,
  last_detail text
);
comment on table prices.lab_test is 'A basket and what it must cost, run at every activation.';

create table prices.purchase_price (
  article_id text collate "C" not null,
  store_id text,
  unit text not null,
  valid_from date not null,
  valid_to date not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  per_milli bigint not null check (per_milli > 0),
  changed_at timestamptz not null default now(),
  changed_by text not null,
  unique nulls not distinct (article_id, store_id, unit, valid_from)
);
comment on table prices.purchase_price is 'What an article costs the retailer, without tax. It is in no price book, for no till needs it.';

create table prices.guard_setting (
  only_one boolean primary key default true check (only_one),
  threshold_percent numeric not null,
  changed_by text not null
);

create table prices.guard_run (
  run_id uuid primary key,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  started_at timestamptz not null default now(),
  started_by text not null,
  done integer not null default 0,
  total integer not null default 0,
  beat_at timestamptz not null default now(),
  failure text,
  result json
);
comment on table prices.guard_run is 'A search of the margin guard, and what it found. One that shows no sign for a minute has ended with its process.';

create table prices.replay (
  replay_id uuid primary key,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  request json not null,
  promotions json not null,
  book integer not null,
  currency text not null,
  started_at timestamptz not null default now(),
  started_by text not null,
  ended_at timestamptz,
  claimed_by uuid,
  beat_at timestamptz not null default now(),
  total integer not null,
  done integer not null default 0,
  after_store text,
  after_id uuid,
  figures json not null,
  failure text
);
create index replay_running on prices.replay (beat_at) where state = 'running';
comment on table prices.replay is 'Real receipts priced with draft offers. What was reached stands in after_store and after_id together with its figures, so that another process goes on there.';
comment on column prices.replay.claimed_by is 'The run that works on it; one that has not shown a sign for a minute has lost it.';
comment on column prices.replay.promotions is 'The drafts as they were when it began.';
