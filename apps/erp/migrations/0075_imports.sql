-- An import of the wrong file could not be taken back.
create table masterdata.import (
  import_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('articles', 'prices', 'businessPartners')),
  at timestamptz not null default now(),
  by_name text not null,
  objects json not null,
  object_count integer not null,
  undone_at timestamptz
);
create index import_kind on masterdata.import (kind, at desc);
comment on table masterdata.import is 'What an import has changed, so that it can be undone as a whole: each object as it was before, and the change number that it got.';
