-- Receipts that are collected for a closing wait for it; when it does not come, nobody heard of it.
alter table hub.silence_setting add column closing_hours integer not null default 24
  check (closing_hours between 1 and 744);
comment on column hub.silence_setting.closing_hours is 'So long receipts may wait for the closing of their till before people are told.';

-- An alert was one English sentence; with what it is made of, screens say it in any language.
alter table hub.alert add column facts jsonb not null default '{}';
