-- A filter of prices chooses the stores, or price lists, whose prices go. Those that it has ceased to choose are told to have none.
alter table replication.filter add column taken_back text[] not null default '{}';
comment on column replication.filter.taken_back is 'Stores or price lists whose prices the receiver had by an earlier filter and has no more.';
