-- A till that lost its memory goes on after the last number it gave, also when the server never saw what had it.

alter table organisation.till_state add column last_running integer check (last_running >= 0);
comment on column organisation.till_state.last_running is 'The highest number that the till said it gave; a device paired later goes on after it.';
