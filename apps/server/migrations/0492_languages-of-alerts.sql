-- Mails of alerts were English for everybody. A person reads them in the language of their own screens, the other addresses of a rule in
-- the rule's; without one in the company's.
alter table hub.alert_rule add column language text check (language in ('en', 'de'));
alter table hub.alert_address add column language text not null default 'en' check (language in ('en', 'de'));
comment on column hub.alert_rule.language is 'Of what is told to addresses that are no person''s, and of the title in a webhook; null: the company''s.';
