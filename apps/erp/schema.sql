-- Made by npm run db:types from a freshly migrated database. Change the migrations, not this file.

CREATE SCHEMA access;

CREATE SCHEMA communication;

CREATE SCHEMA documents;

CREATE SCHEMA logistics;

CREATE SCHEMA masterdata;

CREATE SCHEMA orders;

CREATE SCHEMA platform;

CREATE SCHEMA replication;

CREATE SEQUENCE masterdata.change_number START 1 INCREMENT 1 MAXVALUE 9223372036854775807;

CREATE TABLE access.access_token (
  token_hash bytea NOT NULL,
  user_name text NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT access_token_pkey PRIMARY KEY (token_hash),
  CONSTRAINT access_token_user_name_fkey FOREIGN KEY (user_name) REFERENCES access.technical_user(user_name) ON DELETE CASCADE
);

CREATE TABLE access.account (
  id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.attempt (
  key text NOT NULL,
  count integer NOT NULL,
  window_started_at timestamp with time zone NOT NULL,
  CONSTRAINT attempt_pkey PRIMARY KEY (key)
);

CREATE TABLE access.audit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT audit_pkey PRIMARY KEY (id)
);

CREATE TABLE access.list_start (
  person_id text NOT NULL,
  list text NOT NULL,
  variant_id bigint NOT NULL,
  CONSTRAINT list_start_pkey PRIMARY KEY (person_id, list),
  CONSTRAINT list_start_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  CONSTRAINT list_start_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES access.list_variant(variant_id) ON DELETE CASCADE
);

CREATE TABLE access.list_variant (
  variant_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  list text NOT NULL,
  name text NOT NULL,
  owner_id text NOT NULL,
  shared boolean DEFAULT false NOT NULL,
  content jsonb NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT list_variant_pkey PRIMARY KEY (variant_id),
  CONSTRAINT list_variant_list_owner_id_name_key UNIQUE (list, owner_id, name),
  CONSTRAINT list_variant_list_check CHECK (((length(list) >= 1) AND (length(list) <= 80))),
  CONSTRAINT list_variant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT list_variant_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.person (
  id text NOT NULL,
  username text NOT NULL,
  display_username text,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean DEFAULT false NOT NULL,
  image text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  locked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  two_factor_enabled boolean DEFAULT false NOT NULL,
  password_temporary boolean DEFAULT false NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_email_key UNIQUE (email),
  CONSTRAINT person_username_key UNIQUE (username)
);

CREATE TABLE access.person_permission (
  person_id text NOT NULL,
  permission text NOT NULL,
  CONSTRAINT person_permission_pkey PRIMARY KEY (person_id, permission),
  CONSTRAINT person_permission_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.person_role (
  person_id text NOT NULL,
  role text NOT NULL,
  CONSTRAINT person_role_pkey PRIMARY KEY (person_id, role),
  CONSTRAINT person_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.session (
  id text NOT NULL,
  token text NOT NULL,
  user_id text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  confirmed_at timestamp with time zone DEFAULT now() NOT NULL,
  acted_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.setting (
  name text NOT NULL,
  value jsonb NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (name)
);

CREATE TABLE access.technical_user (
  user_name text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  permissions text[] NOT NULL,
  networks text[] DEFAULT '{}'::text[] NOT NULL,
  secret_hash bytea NOT NULL,
  salt bytea,
  secret_changed_at timestamp with time zone DEFAULT now() NOT NULL,
  previous_hash bytea,
  previous_until timestamp with time zone,
  failures integer DEFAULT 0 NOT NULL,
  last_failure_at timestamp with time zone,
  last_failure_address text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  created_by text NOT NULL,
  locked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  CONSTRAINT technical_user_pkey PRIMARY KEY (user_name)
);

CREATE TABLE access.two_factor (
  id text NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  user_id text NOT NULL,
  verified boolean DEFAULT true NOT NULL,
  failed_verification_count integer DEFAULT 0 NOT NULL,
  locked_until timestamp with time zone,
  CONSTRAINT two_factor_pkey PRIMARY KEY (id),
  CONSTRAINT two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);

CREATE TABLE communication.arrangement (
  system_id text NOT NULL,
  scenario text NOT NULL,
  inbound_user text,
  outbound_user text,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT arrangement_pkey PRIMARY KEY (system_id, scenario),
  CONSTRAINT arrangement_system_id_fkey FOREIGN KEY (system_id) REFERENCES communication.system(system_id),
  CONSTRAINT arrangement_system_id_inbound_user_fkey FOREIGN KEY (system_id, inbound_user) REFERENCES communication.inbound_user(system_id, user_name),
  CONSTRAINT arrangement_system_id_outbound_user_fkey FOREIGN KEY (system_id, outbound_user) REFERENCES communication.outbound_user(system_id, user_name)
);

CREATE TABLE communication.inbound_call (
  system_id text NOT NULL,
  scenario text NOT NULL,
  service text NOT NULL,
  last_at timestamp with time zone,
  failures integer DEFAULT 0 NOT NULL,
  failed_at timestamp with time zone,
  reason text,
  CONSTRAINT inbound_call_pkey PRIMARY KEY (system_id, scenario, service),
  CONSTRAINT inbound_call_system_id_scenario_service_fkey FOREIGN KEY (system_id, scenario, service) REFERENCES communication.service(system_id, scenario, service) ON DELETE CASCADE
);

CREATE TABLE communication.inbound_user (
  system_id text NOT NULL,
  user_name text NOT NULL,
  CONSTRAINT inbound_user_pkey PRIMARY KEY (system_id, user_name),
  CONSTRAINT inbound_user_system_id_fkey FOREIGN KEY (system_id) REFERENCES communication.system(system_id) ON DELETE CASCADE,
  CONSTRAINT inbound_user_user_name_fkey FOREIGN KEY (user_name) REFERENCES access.technical_user(user_name)
);

CREATE TABLE communication.outbound_user (
  system_id text NOT NULL,
  user_name text NOT NULL,
  kind text NOT NULL,
  token_url text,
  secret_sealed text,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  certificate text,
  CONSTRAINT outbound_user_pkey PRIMARY KEY (system_id, user_name),
  CONSTRAINT outbound_user_check CHECK (((kind = 'oauth2'::text) = (token_url IS NOT NULL))),
  CONSTRAINT outbound_user_check1 CHECK (((kind = 'certificate'::text) = (certificate IS NOT NULL))),
  CONSTRAINT outbound_user_kind_check CHECK ((kind = ANY (ARRAY['basic'::text, 'oauth2'::text, 'certificate'::text]))),
  CONSTRAINT outbound_user_system_id_fkey FOREIGN KEY (system_id) REFERENCES communication.system(system_id) ON DELETE CASCADE
);

CREATE TABLE communication.service (
  system_id text NOT NULL,
  scenario text NOT NULL,
  service text NOT NULL,
  direction text NOT NULL,
  active boolean NOT NULL,
  path text,
  CONSTRAINT service_pkey PRIMARY KEY (system_id, scenario, service),
  CONSTRAINT service_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  CONSTRAINT service_system_id_scenario_fkey FOREIGN KEY (system_id, scenario) REFERENCES communication.arrangement(system_id, scenario) ON DELETE CASCADE
);

CREATE TABLE communication.system (
  system_id text NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL,
  base_url text,
  business_system text NOT NULL,
  own_system text NOT NULL,
  authorities text,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  last_contact_at timestamp with time zone,
  last_failure text,
  CONSTRAINT system_pkey PRIMARY KEY (system_id)
);

CREATE TABLE documents.account_code (
  purpose text NOT NULL,
  code text NOT NULL,
  account text NOT NULL,
  texts jsonb NOT NULL,
  CONSTRAINT account_code_pkey PRIMARY KEY (purpose, code)
);

CREATE TABLE documents.closing (
  receipt_id bigint NOT NULL,
  first_number text,
  last_number text,
  receipt_count integer,
  total_minor bigint,
  CONSTRAINT closing_pkey PRIMARY KEY (receipt_id),
  CONSTRAINT closing_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES documents.receipt(receipt_id)
);

CREATE TABLE documents.document_number (
  kind text NOT NULL,
  year integer NOT NULL,
  next_number bigint NOT NULL,
  CONSTRAINT document_number_pkey PRIMARY KEY (kind, year)
);

CREATE TABLE documents.idoc (
  idoc_number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  document_key text,
  idoc_type text NOT NULL,
  sender text NOT NULL,
  archive_key text NOT NULL,
  technical_user text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  reason text,
  record_count integer NOT NULL,
  bytes integer NOT NULL,
  raw bytea STORAGE EXTERNAL NOT NULL,
  CONSTRAINT idoc_pkey PRIMARY KEY (idoc_number),
  CONSTRAINT idoc_document_key_key UNIQUE (document_key),
  CONSTRAINT idoc_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'rejected'::text])))
);

CREATE TABLE documents.intake_setting (
  "only" boolean DEFAULT true NOT NULL,
  one_time_customer text,
  CONSTRAINT intake_setting_pkey PRIMARY KEY ("only"),
  CONSTRAINT intake_setting_only_check CHECK ("only")
);

CREATE TABLE documents.posting (
  year integer NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL,
  receipt_id bigint NOT NULL,
  site_id text NOT NULL,
  till text NOT NULL,
  posting_date date NOT NULL,
  currency text NOT NULL,
  reference text NOT NULL,
  posted_at timestamp with time zone NOT NULL,
  customer_id text,
  CONSTRAINT posting_pkey PRIMARY KEY (year, number),
  CONSTRAINT posting_kind_check CHECK ((kind = ANY (ARRAY['revenue'::text, 'payment'::text, 'cash'::text])))
);

CREATE TABLE documents.posting_item (
  year integer NOT NULL,
  number bigint NOT NULL,
  item integer NOT NULL,
  account text NOT NULL,
  amount_minor bigint NOT NULL,
  article_id text,
  quantity_milli bigint,
  tax_code text,
  code text,
  CONSTRAINT posting_item_pkey PRIMARY KEY (year, number, item)
);

CREATE TABLE documents.receipt (
  receipt_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  receipt_key text NOT NULL,
  idoc_number bigint NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  site_id text NOT NULL,
  till text NOT NULL,
  receipt_number text NOT NULL,
  business_date date,
  occurred_time time without time zone,
  currency text NOT NULL,
  total_minor bigint NOT NULL,
  pieces_milli bigint NOT NULL,
  line_count integer NOT NULL,
  content json NOT NULL,
  content_hash bytea NOT NULL,
  state text NOT NULL,
  revenue_state text NOT NULL,
  payment_state text NOT NULL,
  stock_state text NOT NULL,
  reason_code text,
  reason text,
  attempts integer DEFAULT 0 NOT NULL,
  posted_at timestamp with time zone,
  revenue_document bigint,
  payment_document bigint,
  stock_document bigint,
  document_year integer,
  reason_subject text,
  faults jsonb,
  version integer DEFAULT 1 NOT NULL,
  booked jsonb,
  running_number bigint GENERATED ALWAYS AS (("substring"(receipt_number, '(\d{1,15})$'::text))::bigint) STORED,
  CONSTRAINT receipt_pkey PRIMARY KEY (receipt_id),
  CONSTRAINT receipt_receipt_key_key UNIQUE (receipt_key),
  CONSTRAINT receipt_kind_check CHECK ((kind = ANY (ARRAY['receipt'::text, 'cashMovement'::text, 'goodsMovement'::text, 'salesSum'::text, 'paymentList'::text]))),
  CONSTRAINT receipt_payment_state_check CHECK ((payment_state = ANY (ARRAY['open'::text, 'posted'::text, 'notNeeded'::text, 'error'::text]))),
  CONSTRAINT receipt_revenue_state_check CHECK ((revenue_state = ANY (ARRAY['open'::text, 'posted'::text, 'notNeeded'::text, 'error'::text]))),
  CONSTRAINT receipt_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'posted'::text, 'setAside'::text]))),
  CONSTRAINT receipt_stock_state_check CHECK ((stock_state = ANY (ARRAY['open'::text, 'posted'::text, 'notNeeded'::text, 'error'::text]))),
  CONSTRAINT receipt_idoc_number_fkey FOREIGN KEY (idoc_number) REFERENCES documents.idoc(idoc_number)
);

CREATE TABLE documents.receipt_version (
  receipt_id bigint NOT NULL,
  version integer NOT NULL,
  content json NOT NULL,
  content_hash bytea NOT NULL,
  idoc_number bigint NOT NULL,
  replaced_at timestamp with time zone DEFAULT now() NOT NULL,
  replaced_by text NOT NULL,
  how text NOT NULL,
  why text NOT NULL,
  CONSTRAINT receipt_version_pkey PRIMARY KEY (receipt_id, version),
  CONSTRAINT receipt_version_how_check CHECK ((how = ANY (ARRAY['sent'::text, 'form'::text, 'mass'::text]))),
  CONSTRAINT receipt_version_idoc_number_fkey FOREIGN KEY (idoc_number) REFERENCES documents.idoc(idoc_number),
  CONSTRAINT receipt_version_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES documents.receipt(receipt_id)
);

CREATE TABLE documents.repeated_receipt (
  idoc_number bigint NOT NULL,
  "position" integer NOT NULL,
  receipt_id bigint NOT NULL,
  differs boolean NOT NULL,
  CONSTRAINT repeated_receipt_pkey PRIMARY KEY (idoc_number, "position"),
  CONSTRAINT repeated_receipt_idoc_number_fkey FOREIGN KEY (idoc_number) REFERENCES documents.idoc(idoc_number),
  CONSTRAINT repeated_receipt_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES documents.receipt(receipt_id)
);

CREATE TABLE documents.reversal (
  receipt_id bigint NOT NULL,
  task text NOT NULL,
  year integer NOT NULL,
  number bigint NOT NULL,
  counter_year integer NOT NULL,
  counter_number bigint NOT NULL,
  reversed_at timestamp with time zone DEFAULT now() NOT NULL,
  reversed_by text NOT NULL,
  why text NOT NULL,
  CONSTRAINT reversal_pkey PRIMARY KEY (receipt_id, task, year, number),
  CONSTRAINT reversal_task_check CHECK ((task = ANY (ARRAY['revenue'::text, 'payment'::text, 'stock'::text]))),
  CONSTRAINT reversal_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES documents.receipt(receipt_id)
);

CREATE TABLE documents.summed_receipt (
  receipt_id bigint NOT NULL,
  receipt_number text NOT NULL,
  amount_minor bigint NOT NULL,
  running_number bigint GENERATED ALWAYS AS (("substring"(receipt_number, '(\d{1,15})$'::text))::bigint) STORED,
  CONSTRAINT summed_receipt_pkey PRIMARY KEY (receipt_id, receipt_number),
  CONSTRAINT summed_receipt_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES documents.receipt(receipt_id)
);

CREATE TABLE documents.till_day (
  site_id text NOT NULL,
  till text NOT NULL,
  business_date date NOT NULL,
  CONSTRAINT till_day_pkey PRIMARY KEY (site_id, till, business_date)
);

CREATE TABLE documents.unreadable_receipt (
  idoc_number bigint NOT NULL,
  "position" integer NOT NULL,
  receipt_number text,
  reason text NOT NULL,
  CONSTRAINT unreadable_receipt_pkey PRIMARY KEY (idoc_number, "position"),
  CONSTRAINT unreadable_receipt_idoc_number_fkey FOREIGN KEY (idoc_number) REFERENCES documents.idoc(idoc_number)
);

CREATE TABLE logistics.goods_movement (
  year integer NOT NULL,
  number bigint NOT NULL,
  document_key text,
  posting_date date NOT NULL,
  reference text NOT NULL,
  text text NOT NULL,
  posted_at timestamp with time zone NOT NULL,
  posted_by text NOT NULL,
  CONSTRAINT goods_movement_pkey PRIMARY KEY (year, number),
  CONSTRAINT goods_movement_document_key_key UNIQUE (document_key)
);

CREATE TABLE logistics.goods_movement_item (
  year integer NOT NULL,
  number bigint NOT NULL,
  item integer NOT NULL,
  movement_type text NOT NULL,
  article_id text NOT NULL,
  site_id text NOT NULL,
  storage_location text NOT NULL,
  stock_type text NOT NULL,
  quantity_milli bigint NOT NULL,
  base_unit text NOT NULL,
  CONSTRAINT goods_movement_item_pkey PRIMARY KEY (year, number, item)
);

CREATE TABLE logistics.movement_number (
  year integer NOT NULL,
  next_number bigint NOT NULL,
  CONSTRAINT movement_number_pkey PRIMARY KEY (year)
);

CREATE TABLE logistics.stock (
  article_id text NOT NULL,
  site_id text NOT NULL,
  storage_location text NOT NULL,
  stock_type text NOT NULL,
  quantity_milli bigint NOT NULL,
  base_unit text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT stock_pkey PRIMARY KEY (article_id, site_id, storage_location, stock_type),
  CONSTRAINT stock_stock_type_check CHECK ((stock_type = ANY (ARRAY['01'::text, '02'::text, '07'::text])))
) WITH (fillfactor=50);

CREATE TABLE masterdata.article (
  article_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  type text GENERATED ALWAYS AS ((content ->> 'type'::text)) STORED NOT NULL,
  base_unit text GENERATED ALWAYS AS ((content ->> 'baseUnit'::text)) STORED NOT NULL,
  category_id text GENERATED ALWAYS AS ((content ->> 'categoryId'::text)) STORED,
  status text GENERATED ALWAYS AS (
CASE
    WHEN (content @> '{"deleted": true}'::jsonb) THEN 'deleted'::text
    WHEN (content @> '{"blocked": true}'::jsonb) THEN 'blocked'::text
    ELSE 'active'::text
END) STORED NOT NULL,
  search_text text GENERATED ALWAYS AS (lower((((content ->> 'articleId'::text) || ' '::text) || (content ->> 'texts'::text)))) STORED NOT NULL,
  CONSTRAINT article_pkey PRIMARY KEY (article_id),
  CONSTRAINT article_category_id_fkey FOREIGN KEY (category_id) REFERENCES masterdata.category(category_id)
);

CREATE TABLE masterdata.bonus_buy (
  bonus_buy_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  status text GENERATED ALWAYS AS ((content ->> 'status'::text)) STORED NOT NULL,
  valid_from text GENERATED ALWAYS AS ((content ->> 'validFrom'::text)) STORED NOT NULL,
  valid_to text GENERATED ALWAYS AS ((content ->> 'validTo'::text)) STORED NOT NULL,
  search_text text GENERATED ALWAYS AS (lower((((((content ->> 'bonusBuyId'::text) || ' '::text) || (content ->> 'names'::text)) || ' '::text) || COALESCE((content ->> 'coupon'::text), ''::text)))) STORED NOT NULL,
  CONSTRAINT bonus_buy_pkey PRIMARY KEY (bonus_buy_id),
  CONSTRAINT bonus_buy_bonus_buy_id_check CHECK ((bonus_buy_id ~ '^[0-9]{10}$'::text))
);

CREATE TABLE masterdata.business_partner (
  partner_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  uuid uuid DEFAULT gen_random_uuid() NOT NULL,
  category text GENERATED ALWAYS AS ((content ->> 'category'::text)) STORED NOT NULL,
  grouping_code text GENERATED ALWAYS AS ((content ->> 'grouping'::text)) STORED NOT NULL,
  status text GENERATED ALWAYS AS (
CASE
    WHEN (content @> '{"deleted": true}'::jsonb) THEN 'deleted'::text
    WHEN (content @> '{"blocked": true}'::jsonb) THEN 'blocked'::text
    ELSE 'active'::text
END) STORED NOT NULL,
  name text GENERATED ALWAYS AS (COALESCE((content #>> '{organisation,line1}'::text[]), (content #>> '{group,name}'::text[]), (COALESCE(((content #>> '{person,given}'::text[]) || ' '::text), ''::text) || (content #>> '{person,family}'::text[])), ''::text)) STORED NOT NULL,
  search_text text GENERATED ALWAYS AS (lower((((((((((content ->> 'partnerId'::text) || ' '::text) || COALESCE((content ->> 'person'::text), ''::text)) || COALESCE((content ->> 'organisation'::text), ''::text)) || COALESCE((content ->> 'group'::text), ''::text)) || COALESCE((content ->> 'searchTerm'::text), ''::text)) || COALESCE((content ->> 'addresses'::text), ''::text)) || ' '::text) || COALESCE((content ->> 'externalId'::text), ''::text)))) STORED NOT NULL,
  address_base bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  CONSTRAINT business_partner_pkey PRIMARY KEY (partner_id)
);

CREATE TABLE masterdata.category (
  category_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  parent_id text GENERATED ALWAYS AS ((content ->> 'parentId'::text)) STORED,
  CONSTRAINT category_pkey PRIMARY KEY (category_id),
  CONSTRAINT category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES masterdata.category(category_id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE masterdata.change_document (
  change_number bigint NOT NULL,
  object_type text NOT NULL,
  object_key text NOT NULL,
  kind text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  changes jsonb NOT NULL,
  CONSTRAINT change_document_pkey PRIMARY KEY (change_number),
  CONSTRAINT change_document_kind_check CHECK ((kind = ANY (ARRAY['created'::text, 'changed'::text])))
);

CREATE TABLE masterdata."grouping" (
  grouping_code text NOT NULL,
  texts jsonb NOT NULL,
  range_id text,
  account_group text NOT NULL,
  CONSTRAINT grouping_pkey PRIMARY KEY (grouping_code),
  CONSTRAINT grouping_account_group_check CHECK ((account_group = ANY (ARRAY['0001'::text, '0002'::text, '0003'::text, '0004'::text]))),
  CONSTRAINT grouping_range_id_fkey FOREIGN KEY (range_id) REFERENCES masterdata.number_range(range_id)
);

CREATE TABLE masterdata.gtin (
  gtin text NOT NULL,
  article_id text NOT NULL,
  unit text NOT NULL,
  CONSTRAINT gtin_pkey PRIMARY KEY (gtin),
  CONSTRAINT gtin_article_id_fkey FOREIGN KEY (article_id) REFERENCES masterdata.article(article_id)
);

CREATE TABLE masterdata.import (
  import_id uuid DEFAULT gen_random_uuid() NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  by_name text NOT NULL,
  objects json NOT NULL,
  object_count integer NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT import_pkey PRIMARY KEY (import_id),
  CONSTRAINT import_kind_check CHECK ((kind = ANY (ARRAY['articles'::text, 'prices'::text, 'businessPartners'::text])))
);

CREATE TABLE masterdata.number_range (
  range_id text NOT NULL,
  texts jsonb NOT NULL,
  first_number bigint NOT NULL,
  last_number bigint NOT NULL,
  next_number bigint NOT NULL,
  CONSTRAINT number_range_pkey PRIMARY KEY (range_id),
  CONSTRAINT number_range_check CHECK ((last_number > first_number)),
  CONSTRAINT number_range_check1 CHECK (((next_number >= first_number) AND (next_number <= (last_number + 1))))
);

CREATE TABLE masterdata.promotion (
  promotion_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  status text GENERATED ALWAYS AS ((content ->> 'status'::text)) STORED NOT NULL,
  valid_from text GENERATED ALWAYS AS ((content ->> 'validFrom'::text)) STORED NOT NULL,
  valid_to text GENERATED ALWAYS AS ((content ->> 'validTo'::text)) STORED NOT NULL,
  search_text text GENERATED ALWAYS AS (lower((((((content ->> 'promotionId'::text) || ' '::text) || (content ->> 'names'::text)) || ' '::text) || COALESCE((content ->> 'coupon'::text), ''::text)))) STORED NOT NULL,
  CONSTRAINT promotion_pkey PRIMARY KEY (promotion_id),
  CONSTRAINT promotion_promotion_id_check CHECK ((promotion_id ~ '^[0-9]{10}$'::text))
);

CREATE TABLE masterdata.purchase_prices (
  article_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT purchase_prices_pkey PRIMARY KEY (article_id),
  CONSTRAINT purchase_prices_article_id_fkey FOREIGN KEY (article_id) REFERENCES masterdata.article(article_id)
);

CREATE TABLE masterdata.relationship (
  relationship_number text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  company_id text GENERATED ALWAYS AS ((content ->> 'companyId'::text)) STORED NOT NULL,
  person_id text GENERATED ALWAYS AS ((content ->> 'personId'::text)) STORED NOT NULL,
  status text GENERATED ALWAYS AS (
CASE
    WHEN (content @> '{"deleted": true}'::jsonb) THEN 'deleted'::text
    ELSE 'active'::text
END) STORED NOT NULL,
  CONSTRAINT relationship_pkey PRIMARY KEY (relationship_number),
  CONSTRAINT relationship_company_id_person_id_key UNIQUE (company_id, person_id)
);

CREATE TABLE masterdata.sales_price (
  price_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  article_id text NOT NULL,
  site_id text,
  price_list text,
  unit text NOT NULL,
  currency text NOT NULL,
  from_quantity_milli bigint NOT NULL,
  amount_minor bigint NOT NULL,
  per_milli bigint NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT sales_price_pkey PRIMARY KEY (price_id),
  CONSTRAINT sales_price_start UNIQUE NULLS NOT DISTINCT (article_id, site_id, price_list, unit, currency, from_quantity_milli, valid_from),
  CONSTRAINT sales_price_amount_minor_check CHECK ((amount_minor >= 0)),
  CONSTRAINT sales_price_check CHECK ((valid_to >= valid_from)),
  CONSTRAINT sales_price_check1 CHECK (((site_id IS NULL) OR (price_list IS NULL))),
  CONSTRAINT sales_price_per_milli_check CHECK ((per_milli > 0)),
  CONSTRAINT sales_price_article_id_fkey FOREIGN KEY (article_id) REFERENCES masterdata.article(article_id),
  CONSTRAINT sales_price_site_id_fkey FOREIGN KEY (site_id) REFERENCES masterdata.site(site_id)
);

CREATE TABLE masterdata.site (
  site_id text NOT NULL,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  name text GENERATED ALWAYS AS ((content ->> 'name'::text)) STORED,
  customer_number text GENERATED ALWAYS AS ((content ->> 'customerNumber'::text)) STORED,
  CONSTRAINT site_pkey PRIMARY KEY (site_id),
  CONSTRAINT site_site_id_check CHECK ((site_id ~ '^[A-Z0-9]{1,4}$'::text))
);

CREATE TABLE masterdata.tax_code (
  tax_code text NOT NULL,
  texts jsonb NOT NULL,
  CONSTRAINT tax_code_pkey PRIMARY KEY (tax_code)
);

CREATE TABLE masterdata.tax_rate (
  tax_code text NOT NULL,
  valid_from date NOT NULL,
  rate numeric(6,3) NOT NULL,
  CONSTRAINT tax_rate_pkey PRIMARY KEY (tax_code, valid_from),
  CONSTRAINT tax_rate_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric))),
  CONSTRAINT tax_rate_tax_code_fkey FOREIGN KEY (tax_code) REFERENCES masterdata.tax_code(tax_code)
);

CREATE TABLE masterdata.value_list (
  list text NOT NULL,
  code text NOT NULL,
  texts jsonb NOT NULL,
  CONSTRAINT value_list_pkey PRIMARY KEY (list, code)
);

CREATE TABLE orders.order_type (
  order_type text NOT NULL,
  texts jsonb NOT NULL,
  range_id text NOT NULL,
  sent boolean NOT NULL,
  CONSTRAINT order_type_pkey PRIMARY KEY (order_type),
  CONSTRAINT order_type_order_type_check CHECK ((order_type ~ '^[A-Z0-9]{1,4}$'::text)),
  CONSTRAINT order_type_range_id_fkey FOREIGN KEY (range_id) REFERENCES masterdata.number_range(range_id)
);

CREATE TABLE orders.pricing_call (
  call_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  order_id text NOT NULL,
  order_version integer NOT NULL,
  called_at timestamp with time zone NOT NULL,
  called_by text NOT NULL,
  duration_ms integer NOT NULL,
  status_code integer,
  outcome text NOT NULL,
  reason text,
  request bytea STORAGE EXTERNAL NOT NULL,
  answer bytea STORAGE EXTERNAL,
  CONSTRAINT pricing_call_pkey PRIMARY KEY (call_id),
  CONSTRAINT pricing_call_outcome_check CHECK ((outcome = ANY (ARRAY['priced'::text, 'refused'::text, 'unreachable'::text, 'unusable'::text]))),
  CONSTRAINT pricing_call_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.sales_order(order_id)
);

CREATE TABLE orders.pricing_destination (
  single_row boolean DEFAULT true NOT NULL,
  calculate_url text NOT NULL,
  token_url text NOT NULL,
  client_id text NOT NULL,
  client_secret_sealed text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT pricing_destination_pkey PRIMARY KEY (single_row),
  CONSTRAINT pricing_destination_single_row_check CHECK (single_row)
);

CREATE TABLE orders.pricing_procedure (
  single_row boolean DEFAULT true NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT pricing_procedure_pkey PRIMARY KEY (single_row),
  CONSTRAINT pricing_procedure_single_row_check CHECK (single_row)
);

CREATE TABLE orders.sales_order (
  order_id text NOT NULL,
  content jsonb NOT NULL,
  pricing jsonb,
  state text NOT NULL,
  reason_code text,
  reason text,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  customer_id text GENERATED ALWAYS AS ((content ->> 'customerId'::text)) STORED NOT NULL,
  site_id text GENERATED ALWAYS AS ((content ->> 'siteId'::text)) STORED NOT NULL,
  total_minor bigint GENERATED ALWAYS AS (((pricing ->> 'total'::text))::bigint) STORED,
  order_type text DEFAULT 'OR'::text NOT NULL,
  sender text,
  reference text GENERATED ALWAYS AS ((content ->> 'reference'::text)) STORED,
  status text DEFAULT 'open'::text NOT NULL,
  status_reason text,
  delivery text,
  own_pricing jsonb,
  own_reason text,
  difference_minor bigint GENERATED ALWAYS AS ((((pricing ->> 'total'::text))::bigint - ((own_pricing ->> 'total'::text))::bigint)) STORED,
  CONSTRAINT sales_order_pkey PRIMARY KEY (order_id),
  CONSTRAINT sales_order_check CHECK (((state = 'complete'::text) = ((pricing IS NOT NULL) AND (reason_code IS NULL)))),
  CONSTRAINT sales_order_order_id_check CHECK ((order_id ~ '^[0-9]{10}$'::text)),
  CONSTRAINT sales_order_state_check CHECK ((state = ANY (ARRAY['complete'::text, 'incomplete'::text]))),
  CONSTRAINT sales_order_status_check CHECK ((status = ANY (ARRAY['open'::text, 'delivered'::text, 'rejected'::text]))),
  CONSTRAINT sales_order_order_type_fkey FOREIGN KEY (order_type) REFERENCES orders.order_type(order_type)
);

CREATE TABLE platform.migration (
  name text NOT NULL,
  checksum text NOT NULL,
  ran_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);

CREATE TABLE replication.confirmation (
  confirmation_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  receiver_id text NOT NULL,
  message_key text NOT NULL,
  technical_user text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  reason text,
  reference text,
  message_id uuid,
  objects integer NOT NULL,
  failed integer NOT NULL,
  body bytea STORAGE EXTERNAL NOT NULL,
  bytes integer NOT NULL,
  CONSTRAINT confirmation_pkey PRIMARY KEY (confirmation_id),
  CONSTRAINT confirmation_receiver_id_message_key_key UNIQUE (receiver_id, message_key),
  CONSTRAINT confirmation_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'unknown'::text, 'test'::text, 'rejected'::text]))),
  CONSTRAINT confirmation_message_id_fkey FOREIGN KEY (message_id) REFERENCES replication.message(message_id),
  CONSTRAINT confirmation_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system(system_id)
);

CREATE TABLE replication.confirmed_object (
  confirmation_id bigint NOT NULL,
  "position" integer NOT NULL,
  object_type text NOT NULL,
  object_key text NOT NULL,
  receiver_key text,
  result text NOT NULL,
  reason text,
  CONSTRAINT confirmed_object_pkey PRIMARY KEY (confirmation_id, "position"),
  CONSTRAINT confirmed_object_result_check CHECK ((result = ANY (ARRAY['confirmed'::text, 'confirmedWithErrors'::text]))),
  CONSTRAINT confirmed_object_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES replication.confirmation(confirmation_id)
);

CREATE TABLE replication.filter (
  model_id text NOT NULL,
  object_type text NOT NULL,
  criteria jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  taken_back text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT filter_pkey PRIMARY KEY (model_id, object_type),
  CONSTRAINT filter_model_id_fkey FOREIGN KEY (model_id) REFERENCES replication.model(model_id)
);

CREATE TABLE replication.finding (
  run_id bigint NOT NULL,
  object_key text NOT NULL,
  code text NOT NULL,
  facts jsonb NOT NULL,
  CONSTRAINT finding_pkey PRIMARY KEY (run_id, object_key, code),
  CONSTRAINT finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES replication.run(run_id)
);

CREATE TABLE replication.log (
  log_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  run_id bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  level text NOT NULL,
  text text,
  code text,
  facts jsonb,
  CONSTRAINT log_pkey PRIMARY KEY (log_id),
  CONSTRAINT log_check CHECK (((text IS NOT NULL) OR (code IS NOT NULL))),
  CONSTRAINT log_level_check CHECK ((level = ANY (ARRAY['info'::text, 'warning'::text, 'error'::text]))),
  CONSTRAINT log_run_id_fkey FOREIGN KEY (run_id) REFERENCES replication.run(run_id)
);

CREATE TABLE replication.message (
  message_id uuid NOT NULL,
  run_id bigint NOT NULL,
  "position" integer NOT NULL,
  object_type text NOT NULL,
  state text NOT NULL,
  object_keys text[] NOT NULL,
  change_numbers bigint[] NOT NULL,
  body bytea STORAGE EXTERNAL NOT NULL,
  bytes integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  sent_at timestamp with time zone,
  status_code integer,
  reason text,
  first_object integer,
  last_object integer,
  withdrawn_keys text[] DEFAULT '{}'::text[] NOT NULL,
  reason_code text,
  reason_facts jsonb,
  CONSTRAINT message_pkey PRIMARY KEY (message_id),
  CONSTRAINT message_state_check CHECK ((state = ANY (ARRAY['stored'::text, 'sent'::text, 'split'::text, 'refused'::text, 'test'::text]))),
  CONSTRAINT message_run_id_fkey FOREIGN KEY (run_id) REFERENCES replication.run(run_id)
);

CREATE TABLE replication.model (
  model_id text NOT NULL,
  name text NOT NULL,
  receiver_id text NOT NULL,
  object_types text[] NOT NULL,
  active boolean NOT NULL,
  package_size integer NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  time_zone text NOT NULL,
  CONSTRAINT model_pkey PRIMARY KEY (model_id),
  CONSTRAINT model_package_size_check CHECK (((package_size >= 1) AND (package_size <= 20000))),
  CONSTRAINT model_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system(system_id)
);

CREATE TABLE replication.object_status (
  receiver_id text NOT NULL,
  object_type text NOT NULL,
  object_key text NOT NULL,
  state text NOT NULL,
  change_number bigint NOT NULL,
  message_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  reason text,
  present boolean NOT NULL,
  reason_code text,
  reason_facts jsonb,
  confirmed_at timestamp with time zone,
  receiver_key text,
  CONSTRAINT object_status_pkey PRIMARY KEY (receiver_id, object_type, object_key),
  CONSTRAINT object_status_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'refused'::text, 'confirmed'::text, 'confirmedWithErrors'::text])))
);

CREATE TABLE replication.pointer (
  model_id text NOT NULL,
  object_type text NOT NULL,
  change_number bigint NOT NULL,
  loaded boolean DEFAULT false NOT NULL,
  compare boolean DEFAULT false NOT NULL,
  CONSTRAINT pointer_pkey PRIMARY KEY (model_id, object_type),
  CONSTRAINT pointer_model_id_fkey FOREIGN KEY (model_id) REFERENCES replication.model(model_id)
);

CREATE TABLE replication.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  model_id text NOT NULL,
  receiver_id text NOT NULL,
  object_type text NOT NULL,
  mode text NOT NULL,
  state text NOT NULL,
  after_change_number bigint NOT NULL,
  up_to_change_number bigint NOT NULL,
  packed_to bigint NOT NULL,
  packed_all boolean DEFAULT false NOT NULL,
  package_size integer NOT NULL,
  selected bigint NOT NULL,
  started_at timestamp with time zone NOT NULL,
  started_by text NOT NULL,
  finished_at timestamp with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone,
  reason text,
  test_of text,
  retry_of bigint,
  reason_code text,
  reason_facts jsonb,
  CONSTRAINT run_pkey PRIMARY KEY (run_id),
  CONSTRAINT run_check CHECK (((mode = 'test'::text) = (test_of IS NOT NULL))) NOT VALID,
  CONSTRAINT run_mode_check CHECK ((mode = ANY (ARRAY['initial'::text, 'changes'::text, 'chosen'::text, 'test'::text]))),
  CONSTRAINT run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'waiting'::text, 'done'::text, 'doneWithErrors'::text, 'cancelled'::text]))),
  CONSTRAINT run_test_of_check CHECK ((test_of = ANY (ARRAY['initial'::text, 'changes'::text, 'chosen'::text]))),
  CONSTRAINT run_model_id_fkey FOREIGN KEY (model_id) REFERENCES replication.model(model_id),
  CONSTRAINT run_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system(system_id),
  CONSTRAINT run_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES replication.run(run_id)
);

CREATE TABLE replication.run_object (
  run_id bigint NOT NULL,
  "position" integer NOT NULL,
  object_key text NOT NULL,
  change_number bigint NOT NULL,
  kind text NOT NULL,
  CONSTRAINT run_object_pkey PRIMARY KEY (run_id, "position"),
  CONSTRAINT run_object_kind_check CHECK ((kind = ANY (ARRAY['enters'::text, 'changed'::text, 'again'::text, 'leaves'::text]))),
  CONSTRAINT run_object_run_id_fkey FOREIGN KEY (run_id) REFERENCES replication.run(run_id)
);

CREATE TABLE replication.schedule (
  schedule_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  model_id text NOT NULL,
  object_types text[] NOT NULL,
  mode text NOT NULL,
  keys text[],
  cron text,
  active boolean NOT NULL,
  next_run_at timestamp with time zone,
  last_run_at timestamp with time zone,
  last_runs bigint[] DEFAULT '{}'::bigint[] NOT NULL,
  last_reason_code text,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT schedule_pkey PRIMARY KEY (schedule_id),
  CONSTRAINT schedule_check CHECK (((mode = 'chosen'::text) = (keys IS NOT NULL))),
  CONSTRAINT schedule_check1 CHECK (((NOT active) OR (next_run_at IS NOT NULL))),
  CONSTRAINT schedule_mode_check CHECK ((mode = ANY (ARRAY['initial'::text, 'changes'::text, 'chosen'::text]))),
  CONSTRAINT schedule_model_id_fkey FOREIGN KEY (model_id) REFERENCES replication.model(model_id)
);

CREATE INDEX access_token_expiry ON access.access_token USING btree (expires_at);

CREATE INDEX access_token_user ON access.access_token USING btree (user_name);

CREATE UNIQUE INDEX account_provider ON access.account USING btree (provider_id, account_id);

CREATE INDEX account_user ON access.account USING btree (user_id);

CREATE INDEX audit_actor ON access.audit USING btree (actor_id, id DESC);

CREATE INDEX audit_at ON access.audit USING btree (at, id);

CREATE INDEX audit_object ON access.audit USING btree (object_type, object_id, id DESC);

CREATE INDEX session_user_id ON access.session USING btree (user_id);

CREATE UNIQUE INDEX two_factor_user ON access.two_factor USING btree (user_id);

CREATE INDEX verification_identifier ON access.verification USING btree (identifier);

CREATE INDEX arrangement_inbound_user ON communication.arrangement USING btree (inbound_user);

CREATE INDEX inbound_user_name ON communication.inbound_user USING btree (user_name);

CREATE INDEX idoc_received ON documents.idoc USING btree (received_at);

CREATE INDEX posting_receipt ON documents.posting USING btree (receipt_id);

CREATE INDEX receipt_closing ON documents.receipt USING btree (site_id, till, business_date) WHERE (kind = ANY (ARRAY['salesSum'::text, 'paymentList'::text]));

CREATE INDEX receipt_faults ON documents.receipt USING gin (faults jsonb_path_ops) WHERE (state = 'setAside'::text);

CREATE INDEX receipt_idoc ON documents.receipt USING btree (idoc_number, "position");

CREATE INDEX receipt_idoc_text ON documents.receipt USING btree (lpad((idoc_number)::text, 16, '0'::text));

CREATE INDEX receipt_number ON documents.receipt USING btree (receipt_number);

CREATE INDEX receipt_pending ON documents.receipt USING btree (receipt_id) WHERE (state = 'pending'::text);

CREATE INDEX receipt_set_aside ON documents.receipt USING btree (reason_code, reason_subject, receipt_id) WHERE (state = 'setAside'::text);

CREATE INDEX receipt_stock_document ON documents.receipt USING btree (document_year, stock_document) WHERE (stock_document IS NOT NULL);

CREATE INDEX receipt_till_day ON documents.receipt USING btree (site_id, business_date, till, running_number) INCLUDE (kind, state, total_minor);

CREATE INDEX receipt_till_number ON documents.receipt USING btree (site_id, till, running_number);

CREATE INDEX receipt_version_idoc_text ON documents.receipt_version USING btree (lpad((idoc_number)::text, 16, '0'::text)) WHERE (how = 'sent'::text);

CREATE INDEX receipt_version_replaced ON documents.receipt_version USING btree (replaced_at DESC) WHERE (how <> 'sent'::text);

CREATE INDEX repeated_receipt_idoc_text ON documents.repeated_receipt USING btree (lpad((idoc_number)::text, 16, '0'::text));

CREATE INDEX repeated_receipt_receipt ON documents.repeated_receipt USING btree (receipt_id);

CREATE INDEX reversal_counter ON documents.reversal USING btree (counter_year, counter_number);

CREATE INDEX reversal_document ON documents.reversal USING btree (year, number);

CREATE INDEX summed_receipt_number ON documents.summed_receipt USING btree (receipt_number);

CREATE INDEX till_day_date ON documents.till_day USING btree (business_date DESC, site_id, till);

CREATE INDEX goods_movement_reference ON logistics.goods_movement USING btree (reference);

CREATE INDEX goods_movement_item_article ON logistics.goods_movement_item USING btree (article_id, site_id, year DESC, number DESC);

CREATE INDEX stock_site ON logistics.stock USING btree (site_id, article_id);

CREATE INDEX article_category ON masterdata.article USING btree (category_id);

CREATE INDEX article_change_number ON masterdata.article USING btree (change_number);

CREATE INDEX bonus_buy_change_number ON masterdata.bonus_buy USING btree (change_number);

CREATE INDEX business_partner_change_number ON masterdata.business_partner USING btree (change_number);

CREATE INDEX business_partner_external_id ON masterdata.business_partner USING btree (COALESCE((content ->> 'externalId'::text), ''::text));

CREATE INDEX category_parent ON masterdata.category USING btree (parent_id);

CREATE INDEX change_document_object ON masterdata.change_document USING btree (object_type, object_key, change_number);

CREATE INDEX gtin_article ON masterdata.gtin USING btree (article_id);

CREATE INDEX import_kind ON masterdata.import USING btree (kind, at DESC);

CREATE INDEX promotion_change_number ON masterdata.promotion USING btree (change_number);

CREATE INDEX purchase_prices_change_number ON masterdata.purchase_prices USING btree (change_number);

CREATE INDEX relationship_changed ON masterdata.relationship USING btree (change_number);

CREATE INDEX relationship_person ON masterdata.relationship USING btree (person_id);

CREATE INDEX sales_price_list ON masterdata.sales_price USING btree (price_list, article_id) WHERE (price_list IS NOT NULL);

CREATE UNIQUE INDEX site_customer_number ON masterdata.site USING btree (customer_number);

CREATE INDEX pricing_call_order ON orders.pricing_call USING btree (order_id, call_id);

CREATE INDEX sales_order_customer ON orders.sales_order USING btree (customer_id, order_id);

CREATE INDEX sales_order_reference ON orders.sales_order USING btree (reference) WHERE (reference IS NOT NULL);

CREATE UNIQUE INDEX sales_order_sent ON orders.sales_order USING btree (sender, reference) WHERE (sender IS NOT NULL);

CREATE INDEX confirmation_message ON replication.confirmation USING btree (message_id);

CREATE INDEX confirmed_object_key ON replication.confirmed_object USING btree (object_type, object_key);

CREATE INDEX log_run ON replication.log USING btree (run_id, log_id);

CREATE INDEX message_objects ON replication.message USING btree (run_id, first_object) WHERE (state <> 'split'::text);

CREATE UNIQUE INDEX message_run ON replication.message USING btree (run_id, "position");

CREATE INDEX message_unsent ON replication.message USING btree (run_id, "position") WHERE (state = 'stored'::text);

CREATE INDEX object_status_faulty ON replication.object_status USING btree (receiver_id, object_type) WHERE (state = ANY (ARRAY['refused'::text, 'confirmedWithErrors'::text]));

CREATE INDEX run_model ON replication.run USING btree (model_id, run_id DESC);

CREATE INDEX run_unfinished ON replication.run USING btree (run_id) WHERE (state = ANY (ARRAY['running'::text, 'waiting'::text]));

CREATE INDEX run_object_key ON replication.run_object USING btree (run_id, object_key);

CREATE OR REPLACE FUNCTION access.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of %.% is refused: what was recorded stays', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $function$;

CREATE TRIGGER audit_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON access.audit FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

COMMENT ON TABLE access.access_token IS 'OAuth2 bearer tokens of technical users, as SHA-256: a token has 256 random bits.';

COMMENT ON TABLE access.account IS 'How a person proves who they are: password (scrypt), later single sign-on.';

COMMENT ON TABLE access.attempt IS 'Tries at a secret (sign-in, pairing) per name and per address in the running window.';

COMMENT ON TABLE access.audit IS 'Who changed what, and when. Rows are only ever added.';

COMMENT ON TABLE access.list_start IS 'The variant that a list opens with, where somebody chose one.';

COMMENT ON TABLE access.list_variant IS 'Filters and columns of a list under a name: for whoever saved it or, shared, for everybody who sees the list.';

COMMENT ON TABLE access.person IS 'A member of staff who may sign in to screens.';

COMMENT ON COLUMN access.person.id IS 'Ten characters, so that it fits SAP''s cashier field (KASSIERER).';

COMMENT ON COLUMN access.person.password_temporary IS 'Somebody else knows it: the person has to choose another before anything else.';

COMMENT ON TABLE access.person_permission IS 'What a person may do beside what the roles allow.';

COMMENT ON TABLE access.person_role IS 'Roles by name; what each may do stands in the program''s table of roles.';

COMMENT ON COLUMN access.session.acted_at IS 'When the person last did something: typed, clicked, or changed anything. Screens that ask by themselves do not count.';

COMMENT ON COLUMN access.session.confirmed_at IS 'When the person last proved to be there, by signing in or by the password again.';

COMMENT ON TABLE access.setting IS 'Who may enter and how: twoFactorRoles, serviceNetworks.';

COMMENT ON TABLE access.technical_user IS 'A system that calls us (SAP: communication user). Cannot sign in to screens.';

COMMENT ON COLUMN access.technical_user.failures IS 'Wrong secrets since it was last used; they lock nobody out.';

COMMENT ON COLUMN access.technical_user.networks IS 'From where it may call; empty: from everywhere.';

COMMENT ON COLUMN access.technical_user.previous_hash IS 'The secret before, which works until previous_until, so that the other system can be changed in between.';

COMMENT ON COLUMN access.technical_user.salt IS 'Set: the secret is from before and kept as scrypt with it, until it is used.';

COMMENT ON COLUMN access.technical_user.secret_hash IS 'SHA-256 of a secret of 256 random bits that was shown once.';

COMMENT ON TABLE communication.arrangement IS 'One scenario with one system (SAP: communication arrangement)';

COMMENT ON COLUMN communication.inbound_call.failures IS 'Calls in a row that we did not take';

COMMENT ON TABLE communication.inbound_user IS 'As whom it calls us: communication users of ours';

COMMENT ON TABLE communication.outbound_user IS 'As whom we call it';

COMMENT ON COLUMN communication.outbound_user.certificate IS 'PEM, our own first, then its chain; the key is the sealed secret';

COMMENT ON TABLE communication.system IS 'A system that we exchange messages with (SAP: communication system)';

COMMENT ON COLUMN communication.system.business_system IS 'What it is called in messages; own_system is what we are called in those to it';

COMMENT ON TABLE documents.account_code IS 'Account determination: which codes of a till are known and where they post; * leaves it to the tax code of the line';

COMMENT ON TABLE documents.closing IS 'What a payment list or a sum says of the closing it comes from';

COMMENT ON TABLE documents.idoc IS 'IDocs as they arrived; raw is compressed with Zstandard';

COMMENT ON TABLE documents.intake_setting IS 'To which business partner the receipts of unknown customers are posted; null: they are set aside';

COMMENT ON TABLE documents.posting IS 'Accounting documents; the reference is the receipt number and so names site and till';

COMMENT ON COLUMN documents.posting.customer_id IS 'To whom it was sold, as far as the till knew; not there, the store''s anonymous customers';

COMMENT ON TABLE documents.receipt_version IS 'Contents that were replaced, as they were, with who replaced them, how and why';

COMMENT ON TABLE documents.repeated_receipt IS 'Receipts that came again; differs: with another content, which was not posted';

COMMENT ON TABLE documents.reversal IS 'Which document took back which, of what task of a receipt, who did it and why';

COMMENT ON TABLE documents.summed_receipt IS 'The receipts inside a sum';

COMMENT ON TABLE documents.till_day IS 'Days of tills that anything came from. Receipts hold a row shared while they post, sums hold it alone, so that no sale is posted by both';

COMMENT ON TABLE documents.unreadable_receipt IS 'Records whose fields could not be read or that name no receipt; kept in the raw IDoc';

COMMENT ON TABLE logistics.goods_movement IS 'Material documents; document_key makes a repeated request find the first answer';

COMMENT ON TABLE logistics.movement_number IS 'Material documents are numbered per year from 4900000000, without gaps';

COMMENT ON TABLE logistics.stock IS 'Stock in the base unit: 01 unrestricted, 02 quality inspection, 07 blocked. A sale is a fact, so it may go below zero';

COMMENT ON TABLE masterdata."grouping" IS 'Partner groupings: where the number comes from (no range: given from outside) and the account group of a customer';

COMMENT ON TABLE masterdata.bonus_buy IS 'Bonus buys (SAP: bonus buy, replicated as PBBY): whoever buys this gets that';

COMMENT ON TABLE masterdata.category IS 'Merchandise hierarchy; articles hang on any of its nodes';

COMMENT ON TABLE masterdata.change_document IS 'Who changed what and when (SAP: change document); changes = [{field, before, after}]';

COMMENT ON TABLE masterdata.gtin IS 'Each bar code leads to one unit of one article; kept from the articles'' contents';

COMMENT ON TABLE masterdata.import IS 'What an import has changed, so that it can be undone as a whole: each object as it was before, and the change number that it got.';

COMMENT ON TABLE masterdata.promotion IS 'Promotions (SAP: promotion, replicated as POFF): articles at a promotion price for some days';

COMMENT ON TABLE masterdata.purchase_prices IS 'What an article costs us (replicated as PSOS): one document with all prices of the article, so that sales prices and purchase prices change and travel apart';

COMMENT ON TABLE masterdata.relationship IS 'Contact persons (SAP: relationship BUR001). A pair of partners has one for good; deleted ones stay, so that receivers can be told.';

COMMENT ON TABLE masterdata.site IS 'Plants (SAP: plant): stores and distribution centres';

COMMENT ON TABLE masterdata.tax_rate IS 'Percent of a tax code from a day on, until the next one';

COMMENT ON TABLE masterdata.value_list IS 'Codes that a field may have, with their texts (SAP: customizing)';

COMMENT ON TABLE orders.order_type IS 'Order types (SAP: VOV8) with their number ranges';

COMMENT ON TABLE orders.pricing_call IS 'Every call of the price calculation and its answer, to be looked at';

COMMENT ON TABLE orders.pricing_procedure IS 'Steps of a price with their condition types, and which discount of the calculation is which condition type';

COMMENT ON TABLE orders.sales_order IS 'Sales orders, priced by the central price calculation';

COMMENT ON COLUMN orders.sales_order.delivery IS 'The material document of its goods issue';

COMMENT ON COLUMN orders.sales_order.own_pricing IS 'Of an order that was sent with its price: what it would cost by our own calculation';

COMMENT ON COLUMN orders.sales_order.own_reason IS 'Why that is not known';

COMMENT ON COLUMN orders.sales_order.sender IS 'The communication system that took it; none: entered here';

COMMENT ON TABLE replication.confirmation IS 'What receivers said became of our messages, each kept once as it came';

COMMENT ON TABLE replication.filter IS 'Which objects of a type a model sends: [{field, sign, option, low, high}]; no row: all of them';

COMMENT ON COLUMN replication.filter.taken_back IS 'Stores or price lists whose prices the receiver had by an earlier filter and has no more.';

COMMENT ON TABLE replication.finding IS 'What a run noticed about objects that it sends or, as a test, would send';

COMMENT ON COLUMN replication.message.withdrawn_keys IS 'Those of its objects that it takes back';

COMMENT ON TABLE replication.model IS 'Which objects go to which receiver; switched off without being deleted';

COMMENT ON COLUMN replication.object_status.present IS 'The receiver has taken it, and it was not taken back since';

COMMENT ON TABLE replication.pointer IS 'All changes up to this number were handed to a run of the model';

COMMENT ON TABLE replication.schedule IS 'Runs that start by themselves at a time; each due one is a job, so that it outlives the process';
