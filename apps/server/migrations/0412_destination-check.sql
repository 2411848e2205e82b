-- What the last check of a destination found; gone when the destination changes.

alter table hub.communication_destination add column checked_at timestamptz;
alter table hub.communication_destination add column check_ok boolean;
alter table hub.communication_destination add column check_problem text;
comment on column hub.communication_destination.check_problem is 'What the step said that failed, or of a check that passed, what to look at.';
