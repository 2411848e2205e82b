-- Working time is read from what people say at tills.

create index entry_of_work on journal.entry (person_id, occurred_at, id) where kind in ('clockedIn', 'clockedOut');
