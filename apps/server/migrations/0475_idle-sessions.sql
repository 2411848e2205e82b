-- A screen that was left is not open for whoever comes by: a session ends some time after the last thing its person did.
alter table access.session add column acted_at timestamptz not null default now();
comment on column access.session.acted_at is 'When the person last did something: typed, clicked, or changed anything. Screens that ask by themselves do not count.';
