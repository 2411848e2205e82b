-- What the ERP creates for us by a call, and answers with its number: a sales order, a business partner.

create table hub.creation (
  id uuid primary key,
  service text not null check (service in ('orderCreation', 'businessPartnerCreation')),
  store_id text not null,
  -- By which the ERP knows it before it has a number there: it is asked for it before anything is sent twice.
  reference text not null,
  amount_minor bigint,
  currency text,
  created_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'failed', 'dead', 'created', 'withdrawn')),
  attempts integer not null default 0,
  -- Of one that is on its way: until then nobody else takes it.
  next_attempt_at timestamptz not null default now(),
  -- When the first call went out: from then on the ERP may have it.
  sent_at timestamptz,
  -- The latest that was sent; Zstandard.
  content bytea storage external,
  mapping_version integer,
  reason_code text,
  reason text,
  cause_code text,
  cause_subject text,
  erp_key text,
  erp_created_at timestamptz,
  check ((state = 'created') = (erp_key is not null))
);
comment on table hub.creation is 'Sent to the ERP to be created there once: sales orders, business partners';
create unique index creation_reference on hub.creation (service, reference);
create index creation_open on hub.creation (service, next_attempt_at) where state in ('waiting', 'sending', 'failed');
create index creation_dead on hub.creation (service, id) where state = 'dead';
create index creation_done on hub.creation (service, erp_created_at desc) where state = 'created';
create index creation_erp_key on hub.creation (erp_key) where erp_key is not null;
