-- Made by npm run db:types from a freshly migrated database. Change the migrations, not this file.

CREATE SCHEMA access;

CREATE SCHEMA catalog;

CREATE SCHEMA customers;

CREATE SCHEMA hub;

CREATE SCHEMA journal;

CREATE SCHEMA orders;

CREATE SCHEMA organisation;

CREATE SCHEMA papers;

CREATE SCHEMA parked;

CREATE SCHEMA platform;

CREATE SCHEMA prices;

CREATE SCHEMA reserved;

CREATE SCHEMA sales;

CREATE SCHEMA tillfeed;

CREATE SCHEMA vouchers;

CREATE SEQUENCE prices.offer_number START 1 INCREMENT 1 MAXVALUE 9223372036854775807;

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

CREATE TABLE access.badge (
  person_id text NOT NULL,
  code_hash text NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT badge_pkey PRIMARY KEY (person_id),
  CONSTRAINT badge_code_hash_key UNIQUE (code_hash),
  CONSTRAINT badge_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.cashier_pin (
  person_id text NOT NULL,
  salt text NOT NULL,
  iterations integer NOT NULL,
  hash text NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT cashier_pin_pkey PRIMARY KEY (person_id),
  CONSTRAINT cashier_pin_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE
);

CREATE TABLE access.device_token (
  token_hash bytea NOT NULL,
  store_id text NOT NULL,
  till_id text NOT NULL,
  till_kind text NOT NULL,
  device_name text DEFAULT ''::text NOT NULL,
  issued_at timestamp with time zone DEFAULT now() NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT device_token_pkey PRIMARY KEY (token_hash)
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

CREATE TABLE catalog.article (
  article_id text NOT NULL,
  change_number bigint,
  state json NOT NULL,
  withdrawn boolean NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT article_pkey PRIMARY KEY (article_id)
);

CREATE TABLE catalog.category (
  category_id text NOT NULL,
  parent_id text,
  names json NOT NULL,
  changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT category_pkey PRIMARY KEY (category_id)
);

CREATE TABLE catalog.gtin (
  gtin text NOT NULL,
  article_id text NOT NULL,
  unit text NOT NULL,
  CONSTRAINT gtin_pkey PRIMARY KEY (gtin, article_id, unit)
);

CREATE TABLE catalog.listing (
  store_id text NOT NULL,
  article_id text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  blocked boolean NOT NULL,
  CONSTRAINT listing_pkey PRIMARY KEY (store_id, article_id, valid_from)
);

CREATE TABLE catalog.stock_seen (
  article_id text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  unit text NOT NULL,
  plants json NOT NULL,
  CONSTRAINT stock_seen_pkey PRIMARY KEY (article_id)
);

CREATE TABLE catalog.tax (
  code text NOT NULL,
  rate numeric(6,3) NOT NULL,
  names json DEFAULT '{}'::json NOT NULL,
  CONSTRAINT tax_pkey PRIMARY KEY (code),
  CONSTRAINT tax_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric)))
);

CREATE TABLE customers.contact (
  company_id text NOT NULL,
  person_id text NOT NULL,
  change_number bigint,
  removed boolean DEFAULT false NOT NULL,
  state json NOT NULL,
  points text[] NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT contact_pkey PRIMARY KEY (company_id, person_id)
);

CREATE TABLE customers.contact_point (
  address text NOT NULL,
  partner_id text NOT NULL,
  CONSTRAINT contact_point_pkey PRIMARY KEY (address, partner_id)
);

CREATE TABLE customers.made_here (
  partner_id text NOT NULL,
  id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  erp_state text DEFAULT 'waiting'::text NOT NULL,
  erp_number text,
  reason text,
  cause_code text,
  cause_subject text,
  CONSTRAINT made_here_pkey PRIMARY KEY (partner_id),
  CONSTRAINT made_here_erp_number_key UNIQUE (erp_number),
  CONSTRAINT made_here_id_key UNIQUE (id),
  CONSTRAINT made_here_erp_state_check CHECK ((erp_state = ANY (ARRAY['waiting'::text, 'sending'::text, 'failed'::text, 'refused'::text, 'created'::text, 'withdrawn'::text])))
);

CREATE TABLE customers.own_part (
  partner_id text NOT NULL,
  content jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT own_part_pkey PRIMARY KEY (partner_id)
);

CREATE TABLE customers.partner (
  partner_id text NOT NULL,
  change_number bigint,
  state json NOT NULL,
  is_customer boolean NOT NULL,
  withdrawn boolean NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  CONSTRAINT partner_pkey PRIMARY KEY (partner_id)
);

CREATE TABLE hub.alert (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  key text NOT NULL,
  severity text NOT NULL,
  title text NOT NULL,
  detail text NOT NULL,
  link text NOT NULL,
  raised_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  cleared_at timestamp with time zone,
  facts jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT alert_pkey PRIMARY KEY (id),
  CONSTRAINT alert_severity_check CHECK ((severity = ANY (ARRAY['warning'::text, 'error'::text])))
);

CREATE TABLE hub.alert_address (
  person_id text NOT NULL,
  address text NOT NULL,
  language text DEFAULT 'en'::text NOT NULL,
  CONSTRAINT alert_address_pkey PRIMARY KEY (person_id),
  CONSTRAINT alert_address_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])))
);

CREATE TABLE hub.alert_delivery (
  id uuid NOT NULL,
  alert_id bigint,
  rule_id bigint,
  event text NOT NULL,
  channel text NOT NULL,
  address text NOT NULL,
  subject text NOT NULL,
  content text NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT now(),
  reason text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT alert_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT alert_delivery_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'webhook'::text]))),
  CONSTRAINT alert_delivery_event_check CHECK ((event = ANY (ARRAY['raised'::text, 'cleared'::text, 'assigned'::text, 'test'::text, 'receipt'::text]))),
  CONSTRAINT alert_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'kept'::text, 'dead'::text]))),
  CONSTRAINT alert_delivery_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES hub.alert(id) ON DELETE CASCADE,
  CONSTRAINT alert_delivery_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES hub.alert_rule(id) ON DELETE SET NULL
);

CREATE TABLE hub.alert_rule (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  name text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  least_severity text NOT NULL,
  kinds text[] DEFAULT '{}'::text[] NOT NULL,
  tell_cleared boolean DEFAULT true NOT NULL,
  channel text NOT NULL,
  addresses text[] DEFAULT '{}'::text[] NOT NULL,
  url text,
  secret text,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  language text,
  CONSTRAINT alert_rule_pkey PRIMARY KEY (id),
  CONSTRAINT alert_rule_name_key UNIQUE (name),
  CONSTRAINT alert_rule_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'webhook'::text]))),
  CONSTRAINT alert_rule_check CHECK (
CASE channel
    WHEN 'mail'::text THEN (cardinality(addresses) > 0)
    ELSE ((url IS NOT NULL) AND (secret IS NOT NULL))
END),
  CONSTRAINT alert_rule_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text]))),
  CONSTRAINT alert_rule_least_severity_check CHECK ((least_severity = ANY (ARRAY['warning'::text, 'error'::text])))
);

CREATE TABLE hub.awaited_partner (
  partner_id text NOT NULL,
  document_id uuid NOT NULL,
  arrived boolean DEFAULT false NOT NULL,
  CONSTRAINT awaited_partner_pkey PRIMARY KEY (partner_id, document_id),
  CONSTRAINT awaited_partner_document_id_fkey FOREIGN KEY (document_id) REFERENCES hub.inbound_document(id) ON DELETE CASCADE
);

CREATE TABLE hub.communication_arrangement (
  system_id text NOT NULL,
  scenario text NOT NULL,
  technical_user text,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT communication_arrangement_pkey PRIMARY KEY (system_id, scenario),
  CONSTRAINT communication_arrangement_system_id_fkey FOREIGN KEY (system_id) REFERENCES hub.communication_system(system_id) ON DELETE CASCADE
);

CREATE TABLE hub.communication_call (
  system_id text NOT NULL,
  service text NOT NULL,
  last_at timestamp with time zone,
  failures integer DEFAULT 0 NOT NULL,
  failed_at timestamp with time zone,
  reason text,
  CONSTRAINT communication_call_pkey PRIMARY KEY (system_id, service),
  CONSTRAINT communication_call_system_id_fkey FOREIGN KEY (system_id) REFERENCES hub.communication_system(system_id) ON DELETE CASCADE
);

CREATE TABLE hub.communication_contact (
  system_id text NOT NULL,
  last_contact_at timestamp with time zone,
  failures integer DEFAULT 0 NOT NULL,
  retry_at timestamp with time zone,
  reason_code text,
  reason text,
  CONSTRAINT communication_contact_pkey PRIMARY KEY (system_id),
  CONSTRAINT communication_contact_system_id_fkey FOREIGN KEY (system_id) REFERENCES hub.communication_system(system_id) ON DELETE CASCADE
);

CREATE TABLE hub.communication_destination (
  system_id text NOT NULL,
  use text NOT NULL,
  url text NOT NULL,
  auth_kind text NOT NULL,
  user_name text,
  token_url text,
  certificate text,
  secret text NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  checked_at timestamp with time zone,
  check_ok boolean,
  check_problem text,
  CONSTRAINT communication_destination_pkey PRIMARY KEY (system_id, use),
  CONSTRAINT communication_destination_auth_kind_check CHECK ((auth_kind = ANY (ARRAY['basic'::text, 'oauth2'::text, 'certificate'::text]))),
  CONSTRAINT communication_destination_check CHECK ((((auth_kind = 'certificate'::text) = (certificate IS NOT NULL)) AND ((auth_kind = 'certificate'::text) = (user_name IS NULL)) AND ((auth_kind = 'oauth2'::text) = (token_url IS NOT NULL)))),
  CONSTRAINT communication_destination_use_check CHECK ((use = ANY (ARRAY['standard'::text, 'idoc'::text, 'odata'::text, 'soap'::text]))),
  CONSTRAINT communication_destination_system_id_fkey FOREIGN KEY (system_id) REFERENCES hub.communication_system(system_id) ON DELETE CASCADE
);

CREATE TABLE hub.communication_service (
  system_id text NOT NULL,
  scenario text NOT NULL,
  service text NOT NULL,
  direction text NOT NULL,
  active boolean DEFAULT false NOT NULL,
  settings jsonb DEFAULT '{}'::jsonb NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT communication_service_pkey PRIMARY KEY (system_id, scenario, service),
  CONSTRAINT communication_service_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  CONSTRAINT communication_service_system_id_scenario_fkey FOREIGN KEY (system_id, scenario) REFERENCES hub.communication_arrangement(system_id, scenario) ON DELETE CASCADE
);

CREATE TABLE hub.communication_system (
  system_id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  client text NOT NULL,
  sender_port text NOT NULL,
  receiver_port text NOT NULL,
  receiver text NOT NULL,
  authorities text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT communication_system_pkey PRIMARY KEY (system_id),
  CONSTRAINT communication_system_kind_check CHECK ((kind = ANY (ARRAY['s4hana'::text, 'embedded'::text, 'other'::text]))),
  CONSTRAINT communication_system_system_id_check CHECK ((system_id ~ '^[A-Z0-9_]{1,20}$'::text))
);

CREATE TABLE hub.completeness (
  store_id text NOT NULL,
  business_date date NOT NULL,
  till_id text NOT NULL,
  till_count integer,
  till_sum bigint,
  till_source text NOT NULL,
  server_count integer NOT NULL,
  server_sum bigint NOT NULL,
  first_running integer,
  last_running integer,
  gaps integer NOT NULL,
  erp_count integer,
  erp_sum bigint,
  erp_posted integer,
  erp_set_aside integer,
  currency text NOT NULL,
  equal boolean NOT NULL,
  problem text,
  compared_at timestamp with time zone NOT NULL,
  erp_reversed integer,
  CONSTRAINT completeness_pkey PRIMARY KEY (store_id, business_date, till_id),
  CONSTRAINT completeness_till_source_check CHECK ((till_source = ANY (ARRAY['closing'::text, 'heartbeat'::text, 'none'::text])))
);

CREATE TABLE hub.confirmation (
  document_id uuid NOT NULL,
  system_id text NOT NULL,
  message_id uuid NOT NULL,
  state text DEFAULT 'due'::text NOT NULL,
  content bytea,
  content_bytes integer,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT now() NOT NULL,
  reason_code text,
  reason text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT confirmation_pkey PRIMARY KEY (document_id),
  CONSTRAINT confirmation_message_id_key UNIQUE (message_id),
  CONSTRAINT confirmation_state_check CHECK ((state = ANY (ARRAY['due'::text, 'ready'::text, 'sent'::text, 'dead'::text]))),
  CONSTRAINT confirmation_document_id_fkey FOREIGN KEY (document_id) REFERENCES hub.inbound_document(id)
);

CREATE TABLE hub.creation (
  id uuid NOT NULL,
  service text NOT NULL,
  store_id text NOT NULL,
  reference text NOT NULL,
  amount_minor bigint,
  currency text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT now() NOT NULL,
  sent_at timestamp with time zone,
  content bytea STORAGE EXTERNAL,
  mapping_version integer,
  reason_code text,
  reason text,
  cause_code text,
  cause_subject text,
  erp_key text,
  erp_created_at timestamp with time zone,
  unanswered_at timestamp with time zone,
  CONSTRAINT creation_pkey PRIMARY KEY (id),
  CONSTRAINT creation_check CHECK (((state = 'created'::text) = (erp_key IS NOT NULL))),
  CONSTRAINT creation_service_check CHECK ((service = ANY (ARRAY['orderCreation'::text, 'businessPartnerCreation'::text]))),
  CONSTRAINT creation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'failed'::text, 'dead'::text, 'created'::text, 'withdrawn'::text])))
);

CREATE TABLE hub.expected_message (
  service text NOT NULL,
  within_hours integer NOT NULL,
  since timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT expected_message_pkey PRIMARY KEY (service),
  CONSTRAINT expected_message_within_hours_check CHECK (((within_hours >= 1) AND (within_hours <= 744)))
);

CREATE TABLE hub.field_mapping (
  service text NOT NULL,
  version integer NOT NULL,
  document json NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  created_by text NOT NULL,
  why text NOT NULL,
  tested_at timestamp with time zone,
  test json,
  CONSTRAINT field_mapping_pkey PRIMARY KEY (service, version)
);

CREATE TABLE hub.field_mapping_activation (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  service text NOT NULL,
  version integer NOT NULL,
  activated_at timestamp with time zone DEFAULT now() NOT NULL,
  activated_by text NOT NULL,
  why text NOT NULL,
  despite_failures boolean DEFAULT false NOT NULL,
  CONSTRAINT field_mapping_activation_pkey PRIMARY KEY (id),
  CONSTRAINT field_mapping_activation_service_version_fkey FOREIGN KEY (service, version) REFERENCES hub.field_mapping(service, version)
);

CREATE TABLE hub.heard_reversals (
  system_id text NOT NULL,
  latest_at timestamp with time zone NOT NULL,
  CONSTRAINT heard_reversals_pkey PRIMARY KEY (system_id),
  CONSTRAINT heard_reversals_system_id_fkey FOREIGN KEY (system_id) REFERENCES hub.communication_system(system_id) ON DELETE CASCADE
);

CREATE TABLE hub.inbound_chunk (
  document_id uuid NOT NULL,
  "position" integer NOT NULL,
  stored_at timestamp with time zone DEFAULT now() NOT NULL,
  raw bytea STORAGE EXTERNAL NOT NULL,
  CONSTRAINT inbound_chunk_pkey PRIMARY KEY (document_id, "position")
);

CREATE TABLE hub.inbound_document (
  id uuid NOT NULL,
  service text NOT NULL,
  object_type text NOT NULL,
  sender text,
  message_id text,
  technical_user text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  bytes bigint NOT NULL,
  sha256 bytea NOT NULL,
  state text NOT NULL,
  reason text,
  objects_done integer DEFAULT 0 NOT NULL,
  only_rejected boolean DEFAULT false NOT NULL,
  created integer DEFAULT 0 NOT NULL,
  changed integer DEFAULT 0 NOT NULL,
  unchanged integer DEFAULT 0 NOT NULL,
  stale integer DEFAULT 0 NOT NULL,
  rejected integer DEFAULT 0 NOT NULL,
  unmodelled json DEFAULT '{}'::json NOT NULL,
  all_or_nothing boolean DEFAULT false NOT NULL,
  CONSTRAINT inbound_document_pkey PRIMARY KEY (id),
  CONSTRAINT inbound_document_object_type_check CHECK ((object_type = ANY (ARRAY['article'::text, 'businessPartner'::text, 'relationship'::text, 'price'::text, 'promotion'::text, 'purchasePrice'::text]))),
  CONSTRAINT inbound_document_state_check CHECK ((state = ANY (ARRAY['received'::text, 'applying'::text, 'applied'::text, 'appliedWithErrors'::text, 'duplicate'::text, 'rejected'::text, 'failed'::text])))
);

CREATE TABLE hub.inbound_object (
  document_id uuid NOT NULL,
  "position" integer NOT NULL,
  object_key text NOT NULL,
  text text,
  outcome text NOT NULL,
  reason text,
  changes json NOT NULL,
  sender_ids json,
  CONSTRAINT inbound_object_pkey PRIMARY KEY (document_id, "position"),
  CONSTRAINT inbound_object_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'changed'::text, 'unchanged'::text, 'stale'::text, 'rejected'::text])))
);

CREATE TABLE hub.mending_case (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  direction text NOT NULL,
  service text NOT NULL,
  error_class text NOT NULL,
  cause_code text NOT NULL,
  cause_subject text NOT NULL,
  group_key text GENERATED ALWAYS AS (((((((direction || '/'::text) || service) || '/'::text) || cause_code) || '/'::text) || cause_subject)) STORED NOT NULL,
  store_id text,
  message_id uuid,
  document_id uuid,
  "position" integer,
  business_key text NOT NULL,
  amount_minor bigint,
  currency text,
  reason text,
  opened_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  failures integer DEFAULT 1 NOT NULL,
  under_way boolean DEFAULT false NOT NULL,
  retried_at timestamp with time zone,
  retried_how text,
  retried_by text,
  resolved_at timestamp with time zone,
  resolved_how text,
  resolved_by text,
  resolved_why text,
  CONSTRAINT mending_case_pkey PRIMARY KEY (id),
  CONSTRAINT mending_case_check CHECK (((direction = 'outbound'::text) = ((message_id IS NOT NULL) AND (store_id IS NOT NULL)))),
  CONSTRAINT mending_case_check1 CHECK (((direction = 'inbound'::text) = ((document_id IS NOT NULL) AND ("position" IS NOT NULL)))),
  CONSTRAINT mending_case_direction_check CHECK ((direction = ANY (ARRAY['outbound'::text, 'inbound'::text]))),
  CONSTRAINT mending_case_error_class_check CHECK ((error_class = ANY (ARRAY['connection'::text, 'intermittent'::text, 'missingMasterData'::text, 'value'::text, 'duplicate'::text, 'authorisation'::text]))),
  CONSTRAINT mending_case_resolved_how_check CHECK ((resolved_how = ANY (ARRAY['itself'::text, 'retry'::text, 'lookup'::text, 'edit'::text, 'later'::text, 'settled'::text]))),
  CONSTRAINT mending_case_retried_how_check CHECK ((retried_how = ANY (ARRAY['retry'::text, 'lookup'::text, 'edit'::text])))
);

CREATE TABLE hub.mending_note (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  subject text NOT NULL,
  written_at timestamp with time zone DEFAULT now() NOT NULL,
  written_by text NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  CONSTRAINT mending_note_pkey PRIMARY KEY (id),
  CONSTRAINT mending_note_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'assigned'::text, 'retried'::text, 'lookup'::text, 'edited'::text, 'settled'::text])))
);

CREATE TABLE hub.mending_task (
  subject text NOT NULL,
  owner_id text,
  owner_name text,
  due_at timestamp with time zone,
  assigned_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mending_task_pkey PRIMARY KEY (subject)
);

CREATE TABLE hub.message_edit (
  store_id text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  edited_at timestamp with time zone DEFAULT now() NOT NULL,
  edited_by text NOT NULL,
  why text NOT NULL,
  changes json NOT NULL,
  body json NOT NULL,
  CONSTRAINT message_edit_pkey PRIMARY KEY (store_id, id, version)
);

CREATE TABLE hub.outbound_document (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  store_id text NOT NULL,
  service text NOT NULL,
  message_key uuid NOT NULL,
  state text DEFAULT 'ready'::text NOT NULL,
  content bytea STORAGE EXTERNAL NOT NULL,
  content_bytes integer NOT NULL,
  message_count integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  reason_code text,
  reason text,
  idoc_number text,
  delivered_at timestamp with time zone,
  polls integer DEFAULT 0 NOT NULL,
  next_poll_at timestamp with time zone,
  form text DEFAULT 'idoc'::text NOT NULL,
  place bigint,
  CONSTRAINT outbound_document_pkey PRIMARY KEY (id),
  CONSTRAINT outbound_document_message_key_key UNIQUE (message_key),
  CONSTRAINT outbound_document_form_check CHECK ((form = ANY (ARRAY['idoc'::text, 'soap'::text]))),
  CONSTRAINT outbound_document_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'delivered'::text, 'settled'::text, 'dead'::text, 'replaced'::text])))
);

CREATE TABLE hub.outbound_message (
  store_id text NOT NULL,
  id uuid NOT NULL,
  till_id text NOT NULL,
  running integer NOT NULL,
  service text NOT NULL,
  business_key text NOT NULL,
  line_count integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone,
  reason_code text,
  reason text,
  document_id bigint,
  posted_at timestamp with time zone,
  erp_documents json,
  cause_code text,
  cause_subject text,
  mapping_version integer,
  held boolean DEFAULT false NOT NULL,
  collected_in uuid,
  of_closing uuid,
  awaits_customer text,
  reversal jsonb,
  CONSTRAINT outbound_message_pkey PRIMARY KEY (store_id, id),
  CONSTRAINT outbound_message_check CHECK (((awaits_customer IS NULL) OR held)),
  CONSTRAINT outbound_message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'delivered'::text, 'posted'::text, 'setAside'::text, 'failed'::text, 'dead'::text])))
) WITH (fillfactor=70);

CREATE TABLE hub.payment_use (
  method text NOT NULL,
  card_type text NOT NULL,
  till_id text NOT NULL,
  first_number text NOT NULL,
  first_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT payment_use_pkey PRIMARY KEY (method, card_type, till_id)
);

CREATE TABLE hub.send_time (
  service text NOT NULL,
  ran_at timestamp with time zone NOT NULL,
  released_until timestamp with time zone NOT NULL,
  CONSTRAINT send_time_pkey PRIMARY KEY (service)
);

CREATE TABLE hub.silence_setting (
  only_one boolean DEFAULT true NOT NULL,
  till_minutes integer DEFAULT 30 NOT NULL,
  closing_hours integer DEFAULT 24 NOT NULL,
  CONSTRAINT silence_setting_pkey PRIMARY KEY (only_one),
  CONSTRAINT silence_setting_closing_hours_check CHECK (((closing_hours >= 1) AND (closing_hours <= 744))),
  CONSTRAINT silence_setting_only_one_check CHECK (only_one),
  CONSTRAINT silence_setting_till_minutes_check CHECK (((till_minutes >= 5) AND (till_minutes <= 1440)))
);

CREATE TABLE journal.entry (
  id uuid NOT NULL,
  till_id text NOT NULL,
  store_id text NOT NULL,
  sequence integer NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  arrived_at timestamp with time zone DEFAULT now() NOT NULL,
  kind text NOT NULL,
  person_id text,
  body json NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (id),
  CONSTRAINT entry_sequence_check CHECK ((sequence > 0))
);

CREATE TABLE orders.event (
  order_id uuid NOT NULL,
  number integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  by text NOT NULL,
  what text NOT NULL,
  detail text,
  CONSTRAINT event_pkey PRIMARY KEY (order_id, number),
  CONSTRAINT event_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.sales_order(id)
);

CREATE TABLE orders.number_range (
  channel text NOT NULL,
  store_id text NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT number_range_pkey PRIMARY KEY (channel, store_id),
  CONSTRAINT number_range_channel_check CHECK ((channel = ANY (ARRAY['store'::text, 'web'::text])))
);

CREATE TABLE orders.sales_order (
  id uuid NOT NULL,
  number text NOT NULL,
  channel text NOT NULL,
  store_id text NOT NULL,
  customer_id text NOT NULL,
  currency text NOT NULL,
  total_minor bigint NOT NULL,
  line_count integer NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  request json NOT NULL,
  body json NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  reason text,
  erp_number text,
  erp_status text,
  asked_at timestamp with time zone,
  reason_code text,
  reason_subject text,
  taken_by text GENERATED ALWAYS AS ((body ->> 'takenBy'::text)) STORED,
  changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT sales_order_pkey PRIMARY KEY (id),
  CONSTRAINT sales_order_number_key UNIQUE (number),
  CONSTRAINT sales_order_channel_check CHECK ((channel = ANY (ARRAY['store'::text, 'web'::text]))),
  CONSTRAINT sales_order_check CHECK (((state = 'inErp'::text) = (erp_number IS NOT NULL))),
  CONSTRAINT sales_order_erp_status_check CHECK ((erp_status = ANY (ARRAY['open'::text, 'delivered'::text, 'rejected'::text]))),
  CONSTRAINT sales_order_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'inErp'::text, 'refused'::text, 'cancelled'::text])))
);

CREATE TABLE organisation.card_type (
  method text NOT NULL,
  code text NOT NULL,
  names jsonb NOT NULL,
  "position" integer NOT NULL,
  active boolean DEFAULT true NOT NULL,
  CONSTRAINT card_type_pkey PRIMARY KEY (method, code),
  CONSTRAINT card_type_code_check CHECK ((code ~ '^[A-Z0-9]{1,20}$'::text)),
  CONSTRAINT card_type_method_fkey FOREIGN KEY (method) REFERENCES organisation.payment_method(code)
);

CREATE TABLE organisation.company (
  company_code text NOT NULL,
  name text NOT NULL,
  division text NOT NULL,
  only_one boolean DEFAULT true NOT NULL,
  manual_discounts json DEFAULT '{
  "reasons": [
    { "code": "DAMAGED", "names": { "en": "Damaged or soiled", "de": "Beschädigt oder verschmutzt" } },
    { "code": "PRICE-MATCH", "names": { "en": "Price match", "de": "Preisgarantie" } },
    { "code": "GOODWILL", "names": { "en": "Goodwill", "de": "Kulanz" } },
    { "code": "STAFF", "names": { "en": "Staff purchase", "de": "Personalkauf" } }
  ],
  "limits": [
    { "role": "cashier", "maxPercent": 10 },
    { "role": "storeManager", "maxPercent": 50 },
    { "role": "administrator", "maxPercent": 100 }
  ]
}'::json NOT NULL,
  CONSTRAINT company_pkey PRIMARY KEY (company_code),
  CONSTRAINT company_only_one_key UNIQUE (only_one),
  CONSTRAINT company_only_one_check CHECK (only_one)
);

CREATE TABLE organisation.own_setting (
  kind text NOT NULL,
  node_id text NOT NULL,
  area text NOT NULL,
  value jsonb NOT NULL,
  digest text GENERATED ALWAYS AS (md5((value)::text)) STORED NOT NULL,
  CONSTRAINT own_setting_pkey PRIMARY KEY (kind, node_id, area),
  CONSTRAINT own_setting_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'group'::text, 'store'::text, 'till'::text]))),
  CONSTRAINT own_setting_value_check CHECK ((jsonb_typeof(value) = 'object'::text))
);

CREATE TABLE organisation.own_value (
  kind text NOT NULL,
  node_id text NOT NULL,
  own jsonb NOT NULL,
  CONSTRAINT own_value_pkey PRIMARY KEY (kind, node_id),
  CONSTRAINT own_value_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'group'::text, 'store'::text, 'till'::text]))),
  CONSTRAINT own_value_own_check CHECK ((jsonb_typeof(own) = 'object'::text))
);

CREATE TABLE organisation.pairing_code (
  till_id text NOT NULL,
  code_hash bytea NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT pairing_code_pkey PRIMARY KEY (till_id),
  CONSTRAINT pairing_code_code_hash_key UNIQUE (code_hash),
  CONSTRAINT pairing_code_till_id_fkey FOREIGN KEY (till_id) REFERENCES organisation.till(till_id)
);

CREATE TABLE organisation.payment_method (
  code text NOT NULL,
  kind text NOT NULL,
  names jsonb NOT NULL,
  erp_code text,
  "position" integer NOT NULL,
  CONSTRAINT payment_method_pkey PRIMARY KEY (code),
  CONSTRAINT payment_method_code_check CHECK ((code ~ '^[A-Z0-9]{1,10}$'::text)),
  CONSTRAINT payment_method_erp_code_check CHECK (((length(erp_code) >= 1) AND (length(erp_code) <= 4))),
  CONSTRAINT payment_method_erp_code_left_out CHECK (((erp_code IS NOT NULL) OR (kind = 'card'::text))),
  CONSTRAINT payment_method_kind_check CHECK ((kind = ANY (ARRAY['cash'::text, 'card'::text, 'account'::text, 'voucher'::text, 'rounding'::text])))
);

CREATE TABLE organisation.store (
  store_id text NOT NULL,
  name text NOT NULL,
  address_lines text[] DEFAULT '{}'::text[] NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  group_id text,
  CONSTRAINT store_pkey PRIMARY KEY (store_id),
  CONSTRAINT store_group_id_fkey FOREIGN KEY (group_id) REFERENCES organisation.store_group(group_id)
);

CREATE TABLE organisation.store_group (
  group_id text NOT NULL,
  name text NOT NULL,
  parent_id text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT store_group_pkey PRIMARY KEY (group_id),
  CONSTRAINT store_group_check CHECK ((parent_id <> group_id)),
  CONSTRAINT store_group_group_id_check CHECK ((group_id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'::text)),
  CONSTRAINT store_group_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation.store_group(group_id)
);

CREATE TABLE organisation.till (
  till_id text NOT NULL,
  store_id text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  device_name text,
  paired_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT till_pkey PRIMARY KEY (till_id),
  CONSTRAINT till_store_id_number_key UNIQUE (store_id, number),
  CONSTRAINT till_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'replay'::text]))),
  CONSTRAINT till_number_check CHECK ((number ~ '^\d{2}$'::text)),
  CONSTRAINT till_store_id_fkey FOREIGN KEY (store_id) REFERENCES organisation.store(store_id)
);

CREATE TABLE organisation.till_state (
  till_id text NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  unsent integer NOT NULL,
  oldest_unsent_at timestamp with time zone,
  price_book integer NOT NULL,
  clock_ahead_ms bigint NOT NULL,
  app_version text NOT NULL,
  settings_version text,
  device jsonb,
  last_running integer,
  CONSTRAINT till_state_pkey PRIMARY KEY (till_id),
  CONSTRAINT till_state_last_running_check CHECK ((last_running >= 0)),
  CONSTRAINT till_state_till_id_fkey FOREIGN KEY (till_id) REFERENCES organisation.till(till_id)
) WITH (fillfactor=70);

CREATE TABLE papers.receipt_mail (
  id uuid NOT NULL,
  receipt_number text NOT NULL,
  till_id text NOT NULL,
  asked_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT receipt_mail_pkey PRIMARY KEY (id)
);

CREATE TABLE parked.sale (
  id uuid NOT NULL,
  store_id text NOT NULL,
  parked_at timestamp with time zone NOT NULL,
  arrived_at timestamp with time zone DEFAULT now() NOT NULL,
  body json NOT NULL,
  held_by text,
  held_until timestamp with time zone,
  resumed_by text,
  resumed_at timestamp with time zone,
  CONSTRAINT sale_pkey PRIMARY KEY (id),
  CONSTRAINT sale_check CHECK (((held_until IS NULL) OR (held_by IS NOT NULL))),
  CONSTRAINT sale_check1 CHECK (((resumed_by IS NULL) = (resumed_at IS NULL)))
);

CREATE TABLE platform.migration (
  name text NOT NULL,
  checksum text NOT NULL,
  ran_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);

CREATE TABLE prices.article_facts (
  article_id text NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  base_unit text NOT NULL,
  tax_code text NOT NULL,
  category_id text,
  non_discountable boolean NOT NULL,
  attributes json,
  min_price_minor bigint,
  CONSTRAINT article_facts_pkey PRIMARY KEY (article_id, from_book)
);

CREATE TABLE prices.book (
  number integer NOT NULL,
  published_at timestamp with time zone DEFAULT now() NOT NULL,
  taxes json NOT NULL,
  policies json DEFAULT '{}'::json NOT NULL,
  ended_before date DEFAULT '-infinity'::date NOT NULL,
  CONSTRAINT book_pkey PRIMARY KEY (number),
  CONSTRAINT book_number_check CHECK ((number > 0))
);

CREATE TABLE prices.category_node (
  category_id text NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  parent_id text,
  CONSTRAINT category_node_pkey PRIMARY KEY (category_id, from_book)
);

CREATE TABLE prices.coupon (
  coupon_id text NOT NULL,
  kind text NOT NULL,
  code text,
  prefix text,
  code_length integer,
  name text NOT NULL,
  valid_from timestamp without time zone,
  valid_to timestamp without time zone,
  total_limit integer,
  per_customer_limit integer,
  offline text NOT NULL,
  blocked_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_by text NOT NULL,
  changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT coupon_pkey PRIMARY KEY (coupon_id),
  CONSTRAINT coupon_code_key UNIQUE (code),
  CONSTRAINT coupon_prefix_key UNIQUE (prefix),
  CONSTRAINT coupon_check CHECK (((kind = 'single'::text) = (code IS NOT NULL))),
  CONSTRAINT coupon_check1 CHECK (((kind = 'series'::text) = (prefix IS NOT NULL))),
  CONSTRAINT coupon_check2 CHECK (((kind = 'series'::text) = (code_length IS NOT NULL))),
  CONSTRAINT coupon_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'series'::text]))),
  CONSTRAINT coupon_offline_check CHECK ((offline = ANY (ARRAY['accept'::text, 'refuse'::text, 'acceptOnce'::text]))),
  CONSTRAINT coupon_per_customer_limit_check CHECK ((per_customer_limit > 0)),
  CONSTRAINT coupon_total_limit_check CHECK ((total_limit > 0))
);

CREATE TABLE prices.coupon_batch (
  batch_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  coupon_id text NOT NULL,
  code_count integer NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL,
  made_by text NOT NULL,
  sealed_codes text,
  handed_out_at timestamp with time zone,
  handed_out_to text,
  blocked_at timestamp with time zone,
  CONSTRAINT coupon_batch_pkey PRIMARY KEY (batch_id),
  CONSTRAINT coupon_batch_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES prices.coupon(coupon_id)
);

CREATE TABLE prices.coupon_code (
  code_hash bytea NOT NULL,
  coupon_id text NOT NULL,
  batch_id bigint NOT NULL,
  hint text NOT NULL,
  CONSTRAINT coupon_code_pkey PRIMARY KEY (code_hash),
  CONSTRAINT coupon_code_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES prices.coupon_batch(batch_id),
  CONSTRAINT coupon_code_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES prices.coupon(coupon_id)
);

CREATE TABLE prices.coupon_redemption (
  store_id text NOT NULL,
  transaction_id uuid NOT NULL,
  "position" smallint NOT NULL,
  redemption_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  coupon_id text NOT NULL,
  code_hash bytea,
  hint text NOT NULL,
  document_number text NOT NULL,
  till_id text,
  customer_id text,
  redeemed_at timestamp with time zone NOT NULL,
  used_twice boolean NOT NULL,
  released_at timestamp with time zone,
  CONSTRAINT coupon_redemption_pkey PRIMARY KEY (store_id, transaction_id, "position"),
  CONSTRAINT coupon_redemption_redemption_id_key UNIQUE (redemption_id)
);

CREATE TABLE prices.coupon_reservation (
  reservation_id uuid NOT NULL,
  coupon_id text NOT NULL,
  code_hash bytea,
  basket_id text NOT NULL,
  customer_id text,
  store_id text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT coupon_reservation_pkey PRIMARY KEY (reservation_id),
  CONSTRAINT coupon_reservation_code_hash_fkey FOREIGN KEY (code_hash) REFERENCES prices.coupon_code(code_hash),
  CONSTRAINT coupon_reservation_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES prices.coupon(coupon_id)
);

CREATE TABLE prices.guard_run (
  run_id uuid NOT NULL,
  state text NOT NULL,
  started_at timestamp with time zone DEFAULT now() NOT NULL,
  started_by text NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  total integer DEFAULT 0 NOT NULL,
  beat_at timestamp with time zone DEFAULT now() NOT NULL,
  failure text,
  result json,
  CONSTRAINT guard_run_pkey PRIMARY KEY (run_id),
  CONSTRAINT guard_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);

CREATE TABLE prices.guard_setting (
  only_one boolean DEFAULT true NOT NULL,
  threshold_percent numeric NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT guard_setting_pkey PRIMARY KEY (only_one),
  CONSTRAINT guard_setting_only_one_check CHECK (only_one)
);

CREATE TABLE prices.lab_test (
  test_id uuid NOT NULL,
  name text NOT NULL,
  basket json NOT NULL,
  expected json NOT NULL,
  draft_offer_ids text[] NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL,
  made_by text NOT NULL,
  last_run_at timestamp with time zone,
  last_passed boolean,
  last_detail text,
  CONSTRAINT lab_test_pkey PRIMARY KEY (test_id),
  CONSTRAINT lab_test_name_key UNIQUE (name)
);

CREATE TABLE prices.offer (
  offer_id text NOT NULL,
  origin text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  draft json,
  draft_state text,
  deleted_draft json,
  edited_by text NOT NULL,
  approved_by text,
  active json,
  active_book integer,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_by text NOT NULL,
  name text NOT NULL,
  style text NOT NULL,
  valid_from timestamp without time zone NOT NULL,
  valid_to timestamp without time zone NOT NULL,
  sequence integer NOT NULL,
  resolution integer NOT NULL,
  exclusive boolean NOT NULL,
  stores text[],
  channels text[],
  coupon text,
  offer_set text,
  target_keys text[] NOT NULL,
  CONSTRAINT offer_pkey PRIMARY KEY (offer_id),
  CONSTRAINT offer_check CHECK (((draft IS NULL) = (draft_state IS NULL))),
  CONSTRAINT offer_draft_state_check CHECK ((draft_state = ANY (ARRAY['draft'::text, 'checked'::text, 'approved'::text]))),
  CONSTRAINT offer_origin_check CHECK ((origin = ANY (ARRAY['app'::text, 'csv'::text])))
);

CREATE TABLE prices.offer_history (
  history_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  offer_id text NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  action text NOT NULL,
  version integer NOT NULL,
  changes json NOT NULL,
  comment text,
  CONSTRAINT offer_history_pkey PRIMARY KEY (history_id)
);

CREATE TABLE prices.offer_import (
  import_id uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  counts json NOT NULL,
  failed text NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT offer_import_pkey PRIMARY KEY (import_id)
);

CREATE TABLE prices.offer_import_row (
  import_id uuid NOT NULL,
  offer_id text NOT NULL,
  version_after integer NOT NULL,
  before json,
  CONSTRAINT offer_import_row_pkey PRIMARY KEY (import_id, offer_id),
  CONSTRAINT offer_import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES prices.offer_import(import_id)
);

CREATE TABLE prices.policy (
  only_one boolean DEFAULT true NOT NULL,
  policies json NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT policy_pkey PRIMARY KEY (only_one),
  CONSTRAINT policy_only_one_check CHECK (only_one)
);

CREATE TABLE prices.price (
  price_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  article_id text NOT NULL,
  unit text NOT NULL,
  store_id text,
  price_list text,
  sales_organisation text,
  distribution_channel text,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  per_milli bigint NOT NULL,
  from_quantity_milli bigint NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  source_system text,
  from_time time without time zone DEFAULT '00:00:00'::time without time zone NOT NULL,
  to_time time without time zone DEFAULT '23:59:59'::time without time zone NOT NULL,
  classification text,
  CONSTRAINT price_pkey PRIMARY KEY (price_id),
  CONSTRAINT price_classification_check CHECK ((classification = ANY (ARRAY['gross'::text, 'net'::text])))
);

CREATE TABLE prices.product_group (
  group_id text NOT NULL,
  names json NOT NULL,
  article_ids text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT product_group_pkey PRIMARY KEY (group_id)
);

CREATE TABLE prices.product_group_members (
  group_id text NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  article_ids text[] NOT NULL,
  CONSTRAINT product_group_members_pkey PRIMARY KEY (group_id, from_book)
);

CREATE TABLE prices.promotion (
  promotion_id text NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  offer_id text,
  origin text NOT NULL,
  source_system text,
  stores text[],
  store_groups text[],
  valid_to timestamp without time zone NOT NULL,
  content json NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  valid_from timestamp without time zone DEFAULT '0001-01-01 00:00:00'::timestamp without time zone NOT NULL,
  staged_at timestamp with time zone DEFAULT now() NOT NULL,
  target_keys text[] DEFAULT '{}'::text[] NOT NULL,
  head json DEFAULT '{}'::json NOT NULL,
  CONSTRAINT promotion_pkey PRIMARY KEY (promotion_id, from_book),
  CONSTRAINT promotion_origin_check CHECK ((origin = ANY (ARRAY['app'::text, 'csv'::text, 'erp'::text, 'pps'::text])))
);

CREATE TABLE prices.purchase_price (
  article_id text NOT NULL,
  store_id text,
  unit text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  per_milli bigint NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT purchase_price_article_id_store_id_unit_valid_from_key UNIQUE NULLS NOT DISTINCT (article_id, store_id, unit, valid_from),
  CONSTRAINT purchase_price_amount_minor_check CHECK ((amount_minor >= 0)),
  CONSTRAINT purchase_price_per_milli_check CHECK ((per_milli > 0))
);

CREATE TABLE prices.replay (
  replay_id uuid NOT NULL,
  state text NOT NULL,
  request json NOT NULL,
  promotions json NOT NULL,
  book integer NOT NULL,
  currency text NOT NULL,
  started_at timestamp with time zone DEFAULT now() NOT NULL,
  started_by text NOT NULL,
  ended_at timestamp with time zone,
  claimed_by uuid,
  beat_at timestamp with time zone DEFAULT now() NOT NULL,
  total integer NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  after_store text,
  after_id uuid,
  figures json NOT NULL,
  failure text,
  CONSTRAINT replay_pkey PRIMARY KEY (replay_id),
  CONSTRAINT replay_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);

CREATE TABLE prices.store_group_members (
  group_id text NOT NULL,
  from_book integer NOT NULL,
  to_book integer,
  store_ids text[] NOT NULL,
  CONSTRAINT store_group_members_pkey PRIMARY KEY (group_id, from_book)
);

CREATE TABLE prices.table_import (
  import_id uuid DEFAULT gen_random_uuid() NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  by_name text NOT NULL,
  row_count integer NOT NULL,
  changes json NOT NULL,
  undone_at timestamp with time zone,
  CONSTRAINT table_import_pkey PRIMARY KEY (import_id),
  CONSTRAINT table_import_kind_check CHECK ((kind = ANY (ARRAY['floors'::text, 'purchasePrices'::text])))
);

CREATE TABLE prices.target (
  target_id text NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  auth_kind text NOT NULL,
  auth_user text NOT NULL,
  token_url text,
  secret text NOT NULL,
  stores text[] NOT NULL,
  mode text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  logical_system text NOT NULL,
  planned_book integer DEFAULT 0 NOT NULL,
  book integer DEFAULT 0 NOT NULL,
  book_since timestamp with time zone,
  prices integer DEFAULT 0 NOT NULL,
  promotions integer DEFAULT 0 NOT NULL,
  untold json DEFAULT '[]'::json NOT NULL,
  failure text,
  failures integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT target_pkey PRIMARY KEY (target_id),
  CONSTRAINT target_auth_kind_check CHECK ((auth_kind = ANY (ARRAY['oauth2'::text, 'basic'::text]))),
  CONSTRAINT target_mode_check CHECK ((mode = ANY (ARRAY['delta'::text, 'full'::text])))
);

CREATE TABLE prices.target_document (
  document_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  target_id text NOT NULL,
  type text NOT NULL,
  mode text NOT NULL,
  from_book integer NOT NULL,
  to_book integer NOT NULL,
  prices integer NOT NULL,
  promotions integer NOT NULL,
  objects integer NOT NULL,
  content bytea NOT NULL,
  content_bytes integer NOT NULL,
  state text DEFAULT 'ready'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  reason text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  delivered_at timestamp with time zone,
  CONSTRAINT target_document_pkey PRIMARY KEY (document_id),
  CONSTRAINT target_document_mode_check CHECK ((mode = ANY (ARRAY['delta'::text, 'full'::text]))),
  CONSTRAINT target_document_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'delivered'::text, 'refused'::text, 'replaced'::text]))),
  CONSTRAINT target_document_target_id_fkey FOREIGN KEY (target_id) REFERENCES prices.target(target_id) ON DELETE CASCADE
);

CREATE TABLE reserved.goods (
  "position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  number text GENERATED ALWAYS AS (((('R-'::text || store_id) || '-'::text) || lpad(("position")::text, GREATEST(6, length(("position")::text)), '0'::text))) STORED NOT NULL,
  request_id uuid NOT NULL,
  store_id text NOT NULL,
  article_id text NOT NULL,
  unit text NOT NULL,
  quantity_milli bigint NOT NULL,
  customer_id text,
  name text NOT NULL,
  phone text,
  note text,
  made_at timestamp with time zone DEFAULT now() NOT NULL,
  made_in text NOT NULL,
  made_by text NOT NULL,
  valid_to date NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  put_aside_at timestamp with time zone,
  put_aside_by text,
  ended_at timestamp with time zone,
  ended_by text,
  why text,
  receipt_number text,
  CONSTRAINT goods_pkey PRIMARY KEY (number),
  CONSTRAINT goods_position_key UNIQUE ("position"),
  CONSTRAINT goods_request_id_key UNIQUE (request_id),
  CONSTRAINT goods_check CHECK (((state = ANY (ARRAY['collected'::text, 'expired'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT goods_check1 CHECK (((state = 'collected'::text) = (receipt_number IS NOT NULL))),
  CONSTRAINT goods_quantity_milli_check CHECK ((quantity_milli > 0)),
  CONSTRAINT goods_state_check CHECK ((state = ANY (ARRAY['open'::text, 'putAside'::text, 'collected'::text, 'expired'::text, 'cancelled'::text])))
);

CREATE TABLE sales.cancellation (
  store_id text NOT NULL,
  receipt_number text NOT NULL,
  transaction_id uuid NOT NULL,
  number text NOT NULL,
  CONSTRAINT cancellation_pkey PRIMARY KEY (store_id, receipt_number, transaction_id)
);

CREATE TABLE sales.closing (
  store_id text NOT NULL,
  id uuid NOT NULL,
  till_id text NOT NULL,
  running integer NOT NULL,
  business_date date NOT NULL,
  from_running integer,
  to_running integer,
  receipt_count integer NOT NULL,
  total_minor bigint NOT NULL,
  difference_minor bigint NOT NULL,
  z_number integer,
  automatic boolean DEFAULT false NOT NULL,
  left_minor bigint,
  occurred_at timestamp with time zone NOT NULL,
  counted_by text NOT NULL,
  CONSTRAINT closing_pkey PRIMARY KEY (store_id, id),
  CONSTRAINT closing_store_id_till_id_running_key UNIQUE (store_id, till_id, running)
);

CREATE TABLE sales.deviation (
  store_id text NOT NULL,
  transaction_id uuid NOT NULL,
  "position" integer NOT NULL,
  code text NOT NULL,
  line_id text,
  expected text,
  actual text,
  detail text NOT NULL,
  late boolean DEFAULT false NOT NULL,
  CONSTRAINT deviation_pkey PRIMARY KEY (store_id, transaction_id, "position")
);

CREATE TABLE sales.line (
  store_id text NOT NULL,
  article_id text NOT NULL,
  transaction_id uuid NOT NULL,
  "position" smallint NOT NULL,
  unit text NOT NULL,
  stock_change_milli bigint NOT NULL,
  CONSTRAINT line_pkey PRIMARY KEY (store_id, article_id, transaction_id, "position")
);

CREATE TABLE sales.nightly_check (
  check_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  checked_at timestamp with time zone NOT NULL,
  receipts integer NOT NULL,
  differing integer NOT NULL,
  changed integer NOT NULL,
  took_ms integer NOT NULL,
  examples json NOT NULL,
  CONSTRAINT nightly_check_pkey PRIMARY KEY (check_id)
);

CREATE TABLE sales.posting (
  store_id text NOT NULL,
  transaction_id uuid NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  reason text,
  occurred_at timestamp with time zone NOT NULL,
  CONSTRAINT posting_pkey PRIMARY KEY (store_id, transaction_id)
) WITH (fillfactor=70);

CREATE TABLE sales.rejected (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  till_id text NOT NULL,
  store_id text NOT NULL,
  transaction_id text,
  number text,
  running integer,
  content_hash bytea NOT NULL,
  raw text NOT NULL,
  code text NOT NULL,
  detail text NOT NULL,
  at_field text,
  first_at timestamp with time zone DEFAULT now() NOT NULL,
  last_at timestamp with time zone DEFAULT now() NOT NULL,
  times integer DEFAULT 1 NOT NULL,
  accepted_at timestamp with time zone,
  CONSTRAINT rejected_pkey PRIMARY KEY (id),
  CONSTRAINT rejected_till_id_content_hash_key UNIQUE (till_id, content_hash)
);

CREATE TABLE sales.returned_line (
  store_id text NOT NULL,
  receipt_number text NOT NULL,
  line_id text NOT NULL,
  return_store_id text NOT NULL,
  return_id uuid NOT NULL,
  return_number text NOT NULL,
  return_line_id text NOT NULL,
  quantity_milli bigint NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT returned_line_pkey PRIMARY KEY (store_id, receipt_number, line_id, return_store_id, return_id, return_line_id)
);

CREATE TABLE sales.till_day (
  store_id text NOT NULL,
  till_id text NOT NULL,
  business_date date NOT NULL,
  receipts integer NOT NULL,
  CONSTRAINT till_day_pkey PRIMARY KEY (till_id, business_date)
) WITH (fillfactor=50);

CREATE TABLE sales.to_price_again (
  store_id text NOT NULL,
  transaction_id uuid NOT NULL,
  CONSTRAINT to_price_again_pkey PRIMARY KEY (store_id, transaction_id)
);

CREATE TABLE sales.transaction (
  store_id text NOT NULL,
  id uuid NOT NULL,
  till_id text NOT NULL,
  running integer NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone DEFAULT now() NOT NULL,
  business_date date NOT NULL,
  cashier_name text NOT NULL,
  customer_id text,
  external_reference text,
  currency text NOT NULL,
  total_minor bigint NOT NULL,
  pieces_milli bigint NOT NULL,
  line_count integer NOT NULL,
  deviation_count integer DEFAULT 0 NOT NULL,
  content_hash bytea NOT NULL,
  body json NOT NULL,
  CONSTRAINT transaction_pkey PRIMARY KEY (store_id, id),
  CONSTRAINT transaction_store_id_till_id_running_key UNIQUE (store_id, till_id, running)
);

CREATE TABLE tillfeed.progress (
  till_id text NOT NULL,
  store_id text NOT NULL,
  served_at timestamp with time zone NOT NULL,
  served_since xid8 NOT NULL,
  served_book bigint NOT NULL,
  CONSTRAINT progress_pkey PRIMARY KEY (till_id)
);

CREATE TABLE vouchers.movement (
  number text NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  balance_minor bigint NOT NULL,
  store_id text NOT NULL,
  till_id text NOT NULL,
  transaction_id uuid NOT NULL,
  receipt_number text NOT NULL,
  item text NOT NULL,
  offline boolean NOT NULL,
  doubt text,
  occurred_at timestamp with time zone NOT NULL,
  CONSTRAINT movement_pkey PRIMARY KEY (number, "position"),
  CONSTRAINT movement_transaction_id_item_key UNIQUE (transaction_id, item),
  CONSTRAINT movement_kind_check CHECK ((kind = ANY (ARRAY['sell'::text, 'topUp'::text, 'redeem'::text, 'takeBack'::text]))),
  CONSTRAINT movement_number_fkey FOREIGN KEY (number) REFERENCES vouchers.voucher(number)
);

CREATE TABLE vouchers.reservation (
  reservation_id uuid NOT NULL,
  number text NOT NULL,
  basket_id text NOT NULL,
  amount_minor bigint NOT NULL,
  till_id text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT reservation_pkey PRIMARY KEY (reservation_id),
  CONSTRAINT reservation_number_basket_id_key UNIQUE (number, basket_id),
  CONSTRAINT reservation_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT reservation_number_fkey FOREIGN KEY (number) REFERENCES vouchers.voucher(number)
);

CREATE TABLE vouchers.voucher (
  number text NOT NULL,
  currency text NOT NULL,
  balance_minor bigint DEFAULT 0 NOT NULL,
  sold_at timestamp with time zone,
  sold_in text,
  valid_to date,
  blocked_at timestamp with time zone,
  blocked_by text,
  blocked_why text,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT voucher_pkey PRIMARY KEY (number)
);

CREATE INDEX access_token_expiry ON access.access_token USING btree (expires_at);

CREATE INDEX access_token_user ON access.access_token USING btree (user_name);

CREATE UNIQUE INDEX account_provider ON access.account USING btree (provider_id, account_id);

CREATE INDEX account_user ON access.account USING btree (user_id);

CREATE INDEX audit_actor ON access.audit USING btree (actor_id, id DESC);

CREATE INDEX audit_at ON access.audit USING btree (at, id);

CREATE INDEX audit_object ON access.audit USING btree (object_type, object_id, id DESC);

CREATE INDEX device_token_till ON access.device_token USING btree (till_id);

CREATE INDEX session_user_id ON access.session USING btree (user_id);

CREATE UNIQUE INDEX two_factor_user ON access.two_factor USING btree (user_id);

CREATE INDEX verification_identifier ON access.verification USING btree (identifier);

CREATE INDEX article_changed ON catalog.article USING btree (changed_xid);

CREATE INDEX category_changed ON catalog.category USING btree (changed_xid);

CREATE INDEX contact_person ON customers.contact USING btree (person_id);

CREATE INDEX contact_points ON customers.contact USING gin (points);

CREATE UNIQUE INDEX own_part_loyalty ON customers.own_part USING btree (((content ->> 'loyaltyNumber'::text))) WHERE (content ? 'loyaltyNumber'::text);

CREATE INDEX partner_changed ON customers.partner USING btree (changed_xid);

CREATE INDEX partner_customer_name ON customers.partner USING btree (name, partner_id) WHERE is_customer;

CREATE INDEX partner_name ON customers.partner USING btree (lower(name));

CREATE INDEX alert_newest ON hub.alert USING btree (id DESC) WHERE (cleared_at IS NOT NULL);

CREATE UNIQUE INDEX alert_open ON hub.alert USING btree (key) WHERE (cleared_at IS NULL);

CREATE INDEX alert_delivery_newest ON hub.alert_delivery USING btree (created_at DESC, id DESC);

CREATE INDEX alert_delivery_waiting ON hub.alert_delivery USING btree (next_attempt_at) WHERE (state = 'waiting'::text);

CREATE INDEX awaited_partner_document ON hub.awaited_partner USING btree (document_id);

CREATE UNIQUE INDEX communication_service_outbound ON hub.communication_service USING btree (service) WHERE ((direction = 'outbound'::text) AND active);

CREATE INDEX completeness_by_day ON hub.completeness USING btree (business_date DESC, store_id, till_id);

CREATE INDEX completeness_unequal ON hub.completeness USING btree (business_date DESC, store_id, till_id) WHERE (NOT equal);

CREATE INDEX confirmation_dead ON hub.confirmation USING btree (created_at) WHERE (state = 'dead'::text);

CREATE INDEX confirmation_open ON hub.confirmation USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['due'::text, 'ready'::text]));

CREATE INDEX creation_dead ON hub.creation USING btree (service, id) WHERE (state = 'dead'::text);

CREATE INDEX creation_done ON hub.creation USING btree (service, erp_created_at DESC) WHERE (state = 'created'::text);

CREATE INDEX creation_erp_key ON hub.creation USING btree (erp_key) WHERE (erp_key IS NOT NULL);

CREATE INDEX creation_open ON hub.creation USING btree (service, next_attempt_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'failed'::text]));

CREATE UNIQUE INDEX creation_reference ON hub.creation USING btree (service, reference);

CREATE INDEX field_mapping_activation_latest ON hub.field_mapping_activation USING btree (service, id DESC);

CREATE INDEX inbound_document_errors ON hub.inbound_document USING btree (id) WHERE (state = ANY (ARRAY['appliedWithErrors'::text, 'rejected'::text, 'failed'::text]));

CREATE INDEX inbound_document_message ON hub.inbound_document USING btree (message_id);

CREATE UNIQUE INDEX inbound_document_once ON hub.inbound_document USING btree (service, sender, message_id) NULLS NOT DISTINCT WHERE (state <> ALL (ARRAY['duplicate'::text, 'rejected'::text]));

CREATE INDEX inbound_document_open ON hub.inbound_document USING btree (id) WHERE (state = ANY (ARRAY['received'::text, 'applying'::text]));

CREATE INDEX inbound_document_service ON hub.inbound_document USING btree (service, id DESC);

CREATE INDEX inbound_object_key ON hub.inbound_object USING btree (object_key, document_id);

CREATE INDEX mending_case_figures ON hub.mending_case USING btree (group_key, currency, store_id) INCLUDE (error_class, amount_minor, under_way, opened_at, changed_at) WHERE (resolved_at IS NULL);

CREATE INDEX mending_case_group ON hub.mending_case USING btree (group_key, id) WHERE (resolved_at IS NULL);

CREATE UNIQUE INDEX mending_case_message ON hub.mending_case USING btree (message_id, store_id) WHERE ((resolved_at IS NULL) AND (message_id IS NOT NULL));

CREATE UNIQUE INDEX mending_case_object ON hub.mending_case USING btree (document_id, "position") WHERE ((resolved_at IS NULL) AND (document_id IS NOT NULL));

CREATE INDEX mending_case_object_key ON hub.mending_case USING btree (business_key, id DESC);

CREATE INDEX mending_case_of_message ON hub.mending_case USING btree (message_id, id) WHERE (message_id IS NOT NULL);

CREATE INDEX mending_case_opened ON hub.mending_case USING btree (opened_at DESC, id DESC) WHERE (resolved_at IS NULL);

CREATE INDEX mending_case_resolved ON hub.mending_case USING btree (resolved_at DESC, id DESC) WHERE (resolved_at IS NOT NULL);

CREATE INDEX mending_case_retried ON hub.mending_case USING btree (retried_at DESC, id DESC) WHERE (retried_at IS NOT NULL);

CREATE INDEX mending_note_subject ON hub.mending_note USING btree (subject, id DESC);

CREATE INDEX outbound_document_delivered ON hub.outbound_document USING btree (next_poll_at) WHERE (state = 'delivered'::text);

CREATE INDEX outbound_document_idoc ON hub.outbound_document USING btree (idoc_number) WHERE (idoc_number IS NOT NULL);

CREATE INDEX outbound_document_ready ON hub.outbound_document USING btree (id) WHERE (state = 'ready'::text);

CREATE INDEX outbound_document_service ON hub.outbound_document USING btree (service, id DESC);

CREATE INDEX outbound_message_awaits ON hub.outbound_message USING btree (awaits_customer) WHERE (awaits_customer IS NOT NULL);

CREATE INDEX outbound_message_cause ON hub.outbound_message USING btree (service, cause_code, cause_subject) WHERE (cause_code IS NOT NULL);

CREATE INDEX outbound_message_collected ON hub.outbound_message USING btree (collected_in) WHERE (collected_in IS NOT NULL);

CREATE INDEX outbound_message_document ON hub.outbound_message USING btree (document_id);

CREATE INDEX outbound_message_held ON hub.outbound_message USING btree (store_id, till_id, running) WHERE (held AND (collected_in IS NULL));

CREATE INDEX outbound_message_key ON hub.outbound_message USING btree (business_key);

CREATE INDEX outbound_message_newest ON hub.outbound_message USING btree (created_at DESC, id DESC);

CREATE INDEX outbound_message_next ON hub.outbound_message USING btree (store_id, service, till_id, running) WHERE ((state = 'waiting'::text) AND (NOT held));

CREATE INDEX outbound_message_of_closing ON hub.outbound_message USING btree (of_closing) WHERE (of_closing IS NOT NULL);

CREATE INDEX outbound_message_open ON hub.outbound_message USING btree (state, created_at DESC, id DESC) INCLUDE (service) WHERE (state <> 'posted'::text);

CREATE INDEX outbound_message_posted ON hub.outbound_message USING btree (posted_at) WHERE (posted_at IS NOT NULL);

CREATE INDEX outbound_message_waiting ON hub.outbound_message USING btree (created_at, store_id, service) WHERE ((state = 'waiting'::text) AND (NOT held));

CREATE INDEX entry_by_till ON journal.entry USING btree (till_id, occurred_at DESC, id DESC);

CREATE INDEX entry_by_time ON journal.entry USING btree (occurred_at DESC, id DESC);

CREATE INDEX entry_of_work ON journal.entry USING btree (person_id, occurred_at, id) WHERE (kind = ANY (ARRAY['clockedIn'::text, 'clockedOut'::text]));

CREATE INDEX sales_order_changed ON orders.sales_order USING btree (taken_by, changed_xid);

CREATE INDEX sales_order_customer ON orders.sales_order USING btree (customer_id, taken_at DESC);

CREATE INDEX sales_order_erp_number ON orders.sales_order USING btree (erp_number) WHERE (erp_number IS NOT NULL);

CREATE INDEX sales_order_newest ON orders.sales_order USING btree (taken_at DESC, id DESC);

CREATE INDEX sales_order_to_ask ON orders.sales_order USING btree (asked_at NULLS FIRST) WHERE (erp_status = 'open'::text);

CREATE INDEX sales_order_under_way ON orders.sales_order USING btree (state, taken_at DESC) WHERE (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text]));

CREATE INDEX store_by_group ON organisation.store USING btree (group_id);

CREATE INDEX receipt_mail_by_receipt ON papers.receipt_mail USING btree (receipt_number);

CREATE INDEX sale_open ON parked.sale USING btree (store_id, parked_at) WHERE (resumed_at IS NULL);

CREATE INDEX article_facts_from_book ON prices.article_facts USING btree (from_book);

CREATE INDEX article_facts_to_book ON prices.article_facts USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX category_node_from_book ON prices.category_node USING btree (from_book);

CREATE INDEX category_node_to_book ON prices.category_node USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX coupon_changed ON prices.coupon USING btree (changed_xid);

CREATE INDEX coupon_batch_coupon ON prices.coupon_batch USING btree (coupon_id, batch_id);

CREATE INDEX coupon_redemption_coupon ON prices.coupon_redemption USING btree (coupon_id, redemption_id);

CREATE INDEX coupon_redemption_customer ON prices.coupon_redemption USING btree (coupon_id, customer_id) WHERE (customer_id IS NOT NULL);

CREATE UNIQUE INDEX coupon_redemption_once ON prices.coupon_redemption USING btree (code_hash) WHERE ((code_hash IS NOT NULL) AND (NOT used_twice) AND (released_at IS NULL));

CREATE UNIQUE INDEX coupon_reservation_basket ON prices.coupon_reservation USING btree (coupon_id, basket_id) WHERE (code_hash IS NULL);

CREATE UNIQUE INDEX coupon_reservation_code ON prices.coupon_reservation USING btree (code_hash) WHERE (code_hash IS NOT NULL);

CREATE INDEX coupon_reservation_expires ON prices.coupon_reservation USING btree (expires_at);

CREATE INDEX offer_changed ON prices.offer USING btree (changed_at DESC, offer_id);

CREATE INDEX offer_target ON prices.offer USING gin (target_keys);

CREATE INDEX offer_history_offer ON prices.offer_history USING btree (offer_id, history_id);

CREATE INDEX price_article ON prices.price USING btree (article_id);

CREATE INDEX price_from_book ON prices.price USING btree (from_book);

CREATE INDEX price_store ON prices.price USING btree (store_id, source_system) WHERE (source_system IS NOT NULL);

CREATE INDEX price_to_book ON prices.price USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX product_group_article ON prices.product_group USING gin (article_ids);

CREATE INDEX product_group_members_from_book ON prices.product_group_members USING btree (from_book);

CREATE INDEX product_group_members_to_book ON prices.product_group_members USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX promotion_from_book ON prices.promotion USING btree (from_book);

CREATE INDEX promotion_offer ON prices.promotion USING btree (offer_id) WHERE (offer_id IS NOT NULL);

CREATE INDEX promotion_to_book ON prices.promotion USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX replay_running ON prices.replay USING btree (beat_at) WHERE (state = 'running'::text);

CREATE INDEX store_group_members_from_book ON prices.store_group_members USING btree (from_book);

CREATE INDEX store_group_members_to_book ON prices.store_group_members USING btree (to_book) WHERE (to_book IS NOT NULL);

CREATE INDEX table_import_kind ON prices.table_import USING btree (kind, at DESC);

CREATE INDEX target_document_ready ON prices.target_document USING btree (target_id, document_id) WHERE (state = 'ready'::text);

CREATE INDEX target_document_target ON prices.target_document USING btree (target_id, document_id DESC);

CREATE INDEX goods_ended ON reserved.goods USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX goods_waiting ON reserved.goods USING btree (article_id, store_id) WHERE (state = ANY (ARRAY['open'::text, 'putAside'::text]));

CREATE INDEX cancellation_by_transaction ON sales.cancellation USING btree (store_id, transaction_id);

CREATE INDEX closing_by_day ON sales.closing USING btree (store_id, business_date, till_id);

CREATE INDEX closing_by_time ON sales.closing USING btree (occurred_at DESC, id);

CREATE INDEX deviation_code ON sales.deviation USING btree (code, store_id, transaction_id);

CREATE INDEX deviation_late ON sales.deviation USING btree (store_id, transaction_id) WHERE late;

CREATE INDEX posting_open ON sales.posting USING btree (state, occurred_at DESC, transaction_id DESC, store_id) WHERE (state <> 'posted'::text);

CREATE INDEX rejected_open ON sales.rejected USING btree (id DESC) WHERE (accepted_at IS NULL);

CREATE INDEX rejected_running ON sales.rejected USING btree (till_id, running);

CREATE INDEX till_day_by_date ON sales.till_day USING btree (business_date, store_id);

CREATE INDEX transaction_by_business_date ON sales.transaction USING btree (business_date, occurred_at DESC, id DESC);

CREATE INDEX transaction_by_customer ON sales.transaction USING btree (customer_id, occurred_at DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX transaction_by_day ON sales.transaction USING btree (store_id, business_date, occurred_at);

CREATE INDEX transaction_by_reference ON sales.transaction USING btree (external_reference) WHERE (external_reference IS NOT NULL);

CREATE INDEX transaction_by_time ON sales.transaction USING btree (occurred_at DESC, id DESC);

CREATE INDEX transaction_deviating ON sales.transaction USING btree (occurred_at DESC, id DESC) WHERE (deviation_count > 0);

CREATE INDEX transaction_movements ON sales.transaction USING btree (occurred_at DESC, id DESC) WHERE (kind <> 'receipt'::text);

CREATE INDEX voucher_by_change ON vouchers.voucher USING btree (changed_at DESC, number);

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

COMMENT ON TABLE access.badge IS 'SHA-256 (base64) of the code on a person''s badge, which is random and long enough for a hash without salt.';

COMMENT ON TABLE access.cashier_pin IS 'PBKDF2-SHA256 of the PIN, delivered to tills so that people can sign in there without a network.';

COMMENT ON TABLE access.device_token IS 'The bearer token a paired till holds, as SHA-256: the token has 256 random bits, so nothing slower is needed.';

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

COMMENT ON TABLE catalog.article IS 'An article: texts, units with GTINs, category, taxes, attributes, listings, flags. Never deleted, only withdrawn.';

COMMENT ON COLUMN catalog.article.changed_xid IS 'Feeds select by it: rows from the oldest transaction on that was still running at their last visit.';

COMMENT ON COLUMN catalog.article.state IS 'json, not jsonb: written in one canonical form, so that equal texts mean an unchanged article.';

COMMENT ON TABLE catalog.category IS 'A node of the merchandise hierarchy.';

COMMENT ON TABLE catalog.gtin IS 'Which articles and units a scanned number means; more than one is allowed, the till asks.';

COMMENT ON TABLE catalog.listing IS 'That a store may sell an article on these days, the last one included.';

COMMENT ON TABLE catalog.stock_seen IS 'Per article what the ERP said last, and beside it what it did not know of then: [{plant, quantityMilli, unpostedMilli}].';

COMMENT ON TABLE catalog.tax IS 'Tax codes of the home country with their rate in percent; the ERP sends the codes only.';

COMMENT ON TABLE customers.contact IS 'Person as contact person of company, both business partners, as the ERP says it. One that is removed keeps its change number, so that an older message does not bring it back.';

COMMENT ON COLUMN customers.contact.points IS 'Mail addresses (lower case) and phone numbers (E.164) of the workplace, by which the company is found.';

COMMENT ON TABLE customers.contact_point IS 'Phone numbers (E.164), mail addresses and numbers in other systems (lower case) by which a partner is found.';

COMMENT ON TABLE customers.made_here IS 'Partners with a number of ours. Once the ERP has them they have both numbers, and its messages are about these rows';

COMMENT ON COLUMN customers.made_here.id IS 'Given by who made it: a repeated request is known by it.';

COMMENT ON TABLE customers.own_part IS 'What Counterfoil owns of a customer: consents, ways to be contacted, loyalty, roles of its own. No message of the ERP touches it';

COMMENT ON TABLE customers.partner IS 'A person, organisation or group with roles, addresses, sales areas and blocks. Never deleted, only withdrawn.';

COMMENT ON COLUMN customers.partner.name IS 'As shown in lists; out of the state.';

COMMENT ON COLUMN customers.partner.state IS 'json, not jsonb: written in one canonical form, so that equal texts mean an unchanged partner.';

COMMENT ON COLUMN hub.alert.key IS 'What it is about, its kind before the colon: till-silent:1010-03. At most one of a key is open.';

COMMENT ON TABLE hub.alert_address IS 'Where a person gets mail of what is assigned to them.';

COMMENT ON TABLE hub.alert_delivery IS 'A mail or a call of a webhook, sent at least once; its id tells a second arrival. kept: no mail server is set up, so it can only be read here.';

COMMENT ON COLUMN hub.alert_rule.kinds IS 'Kinds of alerts that it tells; none named: all.';

COMMENT ON COLUMN hub.alert_rule.language IS 'Of what is told to addresses that are no person''s, and of the title in a webhook; null: the company''s.';

COMMENT ON COLUMN hub.alert_rule.secret IS 'Of the signature of a webhook, encrypted (AES-256-GCM) with a key that is not in the database.';

COMMENT ON TABLE hub.awaited_partner IS 'Business partners that objects of a document were refused for, as they were not known yet. Once they have arrived the document''s refused objects are tried again, and its rows go.';

COMMENT ON TABLE hub.communication_arrangement IS 'That a scenario is used with a system. technical_user: the only one that may send by it; null: any that has the permission.';

COMMENT ON TABLE hub.communication_call IS 'Of services that ask and keep no document: when they were answered last, and what they failed with since.';

COMMENT ON TABLE hub.communication_contact IS 'When a system answered last, and while it does not, when it is tried again: one try for all that waits.';

COMMENT ON TABLE hub.communication_destination IS 'Where a system answers, per use; "standard" where a use has none of its own.';

COMMENT ON COLUMN hub.communication_destination.check_problem IS 'What the step said that failed, or of a check that passed, what to look at.';

COMMENT ON COLUMN hub.communication_destination.secret IS 'Password, client secret or private key, encrypted (AES-256-GCM) with a key that is not in the database.';

COMMENT ON COLUMN hub.communication_destination.user_name IS 'The user (basic) or client (oauth2) that we are there.';

COMMENT ON TABLE hub.communication_service IS 'A service of an arrangement, on or off, with its settings. What goes out goes to one system.';

COMMENT ON TABLE hub.communication_system IS 'A system we exchange messages with (SAP: communication system).';

COMMENT ON COLUMN hub.communication_system.authorities IS 'Certificates (PEM) of authorities trusted for this system beside the usual ones.';

COMMENT ON TABLE hub.completeness IS 'Per till and business date: what the till says, what the server has, what the ERP has. Amounts in minor units.';

COMMENT ON COLUMN hub.completeness.erp_reversed IS 'Of those that the ERP has set aside, what people reversed there';

COMMENT ON COLUMN hub.completeness.problem IS 'Why the ERP could not be asked.';

COMMENT ON TABLE hub.confirmation IS 'What the sender of a document is told became of it, once a document: due with its application, written (zstd) and then sent, each time the same bytes.';

COMMENT ON TABLE hub.creation IS 'Sent to the ERP to be created there once: sales orders, business partners';

COMMENT ON COLUMN hub.creation.unanswered_at IS 'When the last call went out, until an answer to it is heard';

COMMENT ON TABLE hub.expected_message IS 'Inbound services of which something should come at least so often.';

COMMENT ON TABLE hub.field_mapping IS 'How the transactions of an outbound service become SAP''s documents. A version never changes; another one is written.';

COMMENT ON COLUMN hub.field_mapping.test IS 'What it would have made of the last transactions: how many differ, in which fields, how many fail.';

COMMENT ON TABLE hub.field_mapping_activation IS 'Which version is mapped by since when: the latest row of a service counts, so activating an earlier version undoes a later one.';

COMMENT ON TABLE hub.heard_reversals IS 'The latest reversal that a system told us of; it is asked for those since';

COMMENT ON TABLE hub.inbound_chunk IS 'The raw message in pieces, each compressed for itself (zstd). Written while it arrives; pieces without a document are swept.';

COMMENT ON TABLE hub.inbound_document IS 'A message as it arrived and what became of it. Ids are UUIDv7: they sort by arrival.';

COMMENT ON COLUMN hub.inbound_document.all_or_nothing IS 'One refused object refuses the whole document: its sender waits for the answer.';

COMMENT ON COLUMN hub.inbound_document.objects_done IS 'Objects before this position are applied or refused; after a crash work goes on here.';

COMMENT ON COLUMN hub.inbound_document.only_rejected IS 'A person asked to try the refused objects again.';

COMMENT ON COLUMN hub.inbound_document.unmodelled IS 'Elements that we do not read, by path, with how often each came.';

COMMENT ON TABLE hub.inbound_object IS 'What became of one object of a document, with the fields that changed.';

COMMENT ON COLUMN hub.inbound_object.sender_ids IS 'By what else its sender knows it, where it is told what became of it.';

COMMENT ON TABLE hub.mending_case IS 'A message to the ERP or an object of one from it that does not get through. One open case per message.';

COMMENT ON COLUMN hub.mending_case."position" IS 'Of the object in its document; -1: the document as a whole.';

COMMENT ON COLUMN hub.mending_case.group_key IS 'The root cause: what one cure helps.';

COMMENT ON COLUMN hub.mending_case.under_way IS 'It was sent again, and nobody has answered yet.';

COMMENT ON TABLE hub.mending_note IS 'The history of a group or a case.';

COMMENT ON TABLE hub.mending_task IS 'Who looks after a group (group:<key>) or a single case (case:<id>), and until when.';

COMMENT ON TABLE hub.message_edit IS 'A transaction as a person has corrected it for the ERP; the original stays with sales. The highest version is told.';

COMMENT ON TABLE hub.outbound_document IS 'An IDoc exactly as it is sent, each time it is sent.';

COMMENT ON COLUMN hub.outbound_document.content IS 'The bytes, compressed with zstd.';

COMMENT ON COLUMN hub.outbound_document.message_key IS 'ARCKEY of the IDoc, by which the ERP knows a second arrival.';

COMMENT ON COLUMN hub.outbound_document.place IS 'Of a part: where the whole stood among the documents; else it stands by its id.';

COMMENT ON COLUMN hub.outbound_document.state IS 'replaced: split into smaller ones after it was refused. settled: the ERP has posted all of it.';

COMMENT ON TABLE hub.outbound_message IS 'The outbox: a row for each transaction, written with it. Its id is the transaction''s.';

COMMENT ON COLUMN hub.outbound_message.awaits_customer IS 'The customer made here whose number in the ERP it waits for; held until then.';

COMMENT ON COLUMN hub.outbound_message.cause_code IS 'Root cause of what stops it, ours or the ERP''s: with the subject the same for all messages that one cure helps.';

COMMENT ON COLUMN hub.outbound_message.collected_in IS 'The message (a sum) that it travels in.';

COMMENT ON COLUMN hub.outbound_message.held IS 'Does not go by itself: it waits for its till''s closing, or travels in the sum of one.';

COMMENT ON COLUMN hub.outbound_message.mapping_version IS 'Version of the field mapping that its document was made with.';

COMMENT ON COLUMN hub.outbound_message.of_closing IS 'The closing that this message tells a part of; its own id is made of that id and the service.';

COMMENT ON COLUMN hub.outbound_message.reversal IS 'Who took it back in the ERP last, when and why: {by, at, why}; stays when it was posted again';

COMMENT ON TABLE hub.payment_use IS 'Which ways to pay which till has used, so that one without a code of the ERP is told at its first use.';

COMMENT ON TABLE hub.send_time IS 'For services that send by a schedule: when they did last, and up to when what was accepted may go.';

COMMENT ON COLUMN hub.silence_setting.closing_hours IS 'So long receipts may wait for the closing of their till before people are told.';

COMMENT ON TABLE journal.entry IS 'One entry of a till''s journal as the till wrote it. Two with one sequence come from a till that lost its memory: both are kept.';

COMMENT ON TABLE orders.event IS 'What happened to an order, in its order';

COMMENT ON TABLE orders.number_range IS 'The latest number given, by channel and store';

COMMENT ON TABLE orders.sales_order IS 'Sales orders of stores and the web shop on their way to the ERP';

COMMENT ON TABLE organisation.card_type IS 'What a till offers to choose when somebody pays by card; none: it does not ask.';

COMMENT ON TABLE organisation.company IS 'The one company that this installation works for (SAP: company code and sales organisation).';

COMMENT ON COLUMN organisation.company.manual_discounts IS 'Reasons to choose from, and the most percent by role; more needs the PIN of somebody with that right.';

COMMENT ON TABLE organisation.own_setting IS 'An area of the till settings as it was set at a node itself, as a whole; one that is missing is inherited.';

COMMENT ON COLUMN organisation.own_setting.digest IS 'Tells two values apart without reading them: the tree is compared by it, and tills tell what they have.';

COMMENT ON TABLE organisation.own_value IS 'What was set at a node itself, by name; what is missing is inherited. The one company is node "company".';

COMMENT ON TABLE organisation.pairing_code IS 'A code that pairs one device once. Hashed with a key that is not in the database, since eight characters can be tried out.';

COMMENT ON COLUMN organisation.payment_method.erp_code IS 'ZAHLART in SAP''s documents (4 characters, the customer''s own); null: each card has a code of its own, or none.';

COMMENT ON TABLE organisation.store IS 'A site; its id is the ERP''s plant.';

COMMENT ON COLUMN organisation.store.group_id IS 'Where it is in the tree; null is right below the company.';

COMMENT ON TABLE organisation.store_group IS 'Stores that belong together; offers may hold in one. Without a parent it is right below the company.';

COMMENT ON TABLE organisation.till IS 'A place to sell. Tills are never deleted: their receipts stay.';

COMMENT ON TABLE organisation.till_state IS 'What a till said of itself last. Written each minute by each till, hence apart and with room for updates in place.';

COMMENT ON COLUMN organisation.till_state.device IS 'What the till runs on: browser, storage.';

COMMENT ON COLUMN organisation.till_state.last_running IS 'The highest number that the till said it gave; a device paired later goes on after it.';

COMMENT ON COLUMN organisation.till_state.settings_version IS 'Of the settings by which the till works, as it was given with them.';

COMMENT ON TABLE papers.receipt_mail IS 'A receipt that a till asked to be sent by mail, once per id. The address stands in the outbox alone, and goes with the mail.';

COMMENT ON TABLE parked.sale IS 'A sale as a till put it aside. One till resumes it, once; then it stays for some weeks, for whoever asks where it went.';

COMMENT ON COLUMN parked.sale.held_by IS 'The till that alone may have it now: it put it aside and has not let go of it, or it is about to resume it.';

COMMENT ON COLUMN parked.sale.held_until IS 'Then the hold ends by itself; null: only that till ends it.';

COMMENT ON TABLE prices.article_facts IS 'What prices depend on besides prices, by book like them: a receipt is priced again with the tax code of its day.';

COMMENT ON COLUMN prices.article_facts.min_price_minor IS 'No promotion may lower a unit''s price below it.';

COMMENT ON TABLE prices.book IS 'A published price book. A row belongs to the books from its from_book to before its to_book; rows of the book after the last published one are staged.';

COMMENT ON COLUMN prices.book.ended_before IS 'Promotions that ended before this day are not in the book. It only grows, so that a till''s book is reached by differences alone.';

COMMENT ON COLUMN prices.book.policies IS 'How this book rounds, spreads and taxes.';

COMMENT ON COLUMN prices.book.taxes IS 'Tax codes and rates of this book.';

COMMENT ON TABLE prices.category_node IS 'The catalog''s category tree as the book knows it, so that a later move of a category changes no old price.';

COMMENT ON TABLE prices.coupon IS 'A coupon that an offer names. A single one has one code for everybody, a series has many that work once each.';

COMMENT ON COLUMN prices.coupon.offline IS 'What a till does with it without a network: take it, refuse it, or take each code once by its own memory.';

COMMENT ON COLUMN prices.coupon.prefix IS 'What the codes of a series begin with: of one series only, so that a till without a network knows which coupon a code is of.';

COMMENT ON COLUMN prices.coupon.valid_from IS 'Local time of the store that asks, like the validity of offers; both ends are inclusive.';

COMMENT ON COLUMN prices.coupon_batch.sealed_codes IS 'The codes, encrypted, until somebody has downloaded them; after that nobody can read them any more.';

COMMENT ON TABLE prices.coupon_code IS 'Single-use codes, known by a keyed hash only: a copy of the database redeems nothing.';

COMMENT ON COLUMN prices.coupon_code.hint IS 'The last characters, by which people recognise one.';

COMMENT ON TABLE prices.coupon_redemption IS 'What receipts and orders redeemed, written with them. used_twice: a till without a network took a code that was used already. released_at: the order was cancelled or rejected.';

COMMENT ON TABLE prices.coupon_reservation IS 'Who holds a coupon while a basket is open. One that has expired holds nothing, whether it is still here or not.';

COMMENT ON TABLE prices.guard_run IS 'A search of the margin guard, and what it found. One that shows no sign for a minute has ended with its process.';

COMMENT ON TABLE prices.lab_test IS 'A basket and what it must cost, run at every activation.';

COMMENT ON TABLE prices.offer IS 'An offer: what is worked on (draft), what is sold by (active), or both. Columns from name on are those of the active one, else of the draft, for lists.';

COMMENT ON COLUMN prices.offer.edited_by IS 'Who changed the draft last, and therefore may not approve it.';

COMMENT ON COLUMN prices.offer.target_keys IS 'Goods it names: all, article:…, group:…, category:…, attribute:name=value.';

COMMENT ON COLUMN prices.offer.valid_from IS 'Local time of the store that sells, as valid_to, whose last second is included.';

COMMENT ON TABLE prices.offer_history IS 'Who did what with an offer, with the fields that changed. Only added to.';

COMMENT ON COLUMN prices.offer_import.failed IS 'The rows that were not taken, as CSV with the reason.';

COMMENT ON TABLE prices.offer_import_row IS 'What an import did to an offer, so that it can be undone as a whole. No before: it was new.';

COMMENT ON TABLE prices.policy IS 'The policies that the next book is published with.';

COMMENT ON TABLE prices.price IS 'A regular price: of a store, of a price list or of the whole channel. Days are the store''s own, the last one included.';

COMMENT ON COLUMN prices.price.classification IS 'SAP PRICE_CLASSIFIC: whether tax is in it; null: as the retailer''s policy says.';

COMMENT ON COLUMN prices.price.from_time IS 'Other systems'' prices begin and end by the second; the ERP''s by the day.';

COMMENT ON COLUMN prices.price.source_system IS 'The system that sent it (SAP LOGSYS); null: the retailer''s own.';

COMMENT ON TABLE prices.product_group IS 'Articles under a name, for offers (SAP: merchandise set). Its members go into the next book with every change.';

COMMENT ON TABLE prices.product_group_members IS 'Which articles a product group has, by book.';

COMMENT ON TABLE prices.promotion IS 'A promotion in the engine''s native form. Stores and groups stand beside it so that a store''s book is a query; none of both: everywhere.';

COMMENT ON COLUMN prices.promotion.head IS 'What a list of offers shows beside: sequence, resolution, exclusive, coupon, style, channels.';

COMMENT ON COLUMN prices.promotion.source_system IS 'The system that sent it (SAP LOGSYS); null: the retailer''s own.';

COMMENT ON COLUMN prices.promotion.valid_to IS 'Local time of the store that sells.';

COMMENT ON TABLE prices.purchase_price IS 'What an article costs the retailer, without tax. It is in no price book, for no till needs it.';

COMMENT ON TABLE prices.replay IS 'Real receipts priced with draft offers. What was reached stands in after_store and after_id together with its figures, so that another process goes on there.';

COMMENT ON COLUMN prices.replay.claimed_by IS 'The run that works on it; one that has not shown a sign for a minute has lost it.';

COMMENT ON COLUMN prices.replay.promotions IS 'The drafts as they were when it began.';

COMMENT ON TABLE prices.store_group_members IS 'Which stores a group of stores has, by book.';

COMMENT ON TABLE prices.table_import IS 'What an import of a table has changed, so that it can be undone as a whole: each row as it was before and as it was made.';

COMMENT ON TABLE prices.target IS 'Where prices and promotions go as /ROP documents, what is there and since when.';

COMMENT ON COLUMN prices.target.planned_book IS 'Documents are written up to this book; the target has it when all of them are delivered.';

COMMENT ON COLUMN prices.target.secret IS 'Encrypted; the key is not in the database.';

COMMENT ON COLUMN prices.target.untold IS 'Promotions and prices of the planned book that SAP''s form cannot say, each with the reason.';

COMMENT ON TABLE prices.target_document IS 'A document as it is sent (zstd), stored before; a repetition sends the same bytes.';

COMMENT ON COLUMN prices.target_document.prices IS 'What the target has in all when this and all documents before it are delivered.';

COMMENT ON TABLE reserved.goods IS 'What a store keeps for a customer until a day. While it waits (open, put aside) nobody else is promised it; a receipt collects it, once.';

COMMENT ON COLUMN reserved.goods.made_in IS 'The till.';

COMMENT ON COLUMN reserved.goods.request_id IS 'Made by the till that asks: the same request again gets the first answer.';

COMMENT ON COLUMN reserved.goods.valid_to IS 'The last day, in the time zone of the store that keeps it.';

COMMENT ON TABLE sales.cancellation IS 'Which receipt a counter-receipt takes back; two for one receipt are doubted, and both are kept.';

COMMENT ON COLUMN sales.cancellation.number IS 'Of the counter-receipt.';

COMMENT ON TABLE sales.closing IS 'Beside its transaction: closes the till''s business date for all that has a higher number.';

COMMENT ON COLUMN sales.closing.automatic IS 'Nobody counted.';

COMMENT ON COLUMN sales.closing.difference_minor IS 'Counted less expected, over all ways to pay.';

COMMENT ON COLUMN sales.closing.left_minor IS 'What stayed in the drawer for the next day.';

COMMENT ON COLUMN sales.closing.z_number IS 'Counts the closings of the till; null: of a till that does not count them.';

COMMENT ON TABLE sales.deviation IS 'What the server found different from the till; shown to people, never corrected.';

COMMENT ON COLUMN sales.deviation.late IS 'Found after the transaction was accepted, when it was priced again.';

COMMENT ON TABLE sales.line IS 'Lines by article, for search and for stock that the ERP does not know of yet.';

COMMENT ON COLUMN sales.line.stock_change_milli IS 'What the store''s stock gains, in thousandths of the unit: negative for a sale.';

COMMENT ON TABLE sales.nightly_check IS 'A sample of kept receipts, priced again with the books of their tills.';

COMMENT ON COLUMN sales.nightly_check.changed IS 'Receipts where the server finds something else than when it first looked: none, or an engine or a book has changed.';

COMMENT ON COLUMN sales.nightly_check.differing IS 'Receipts where the till had something else.';

COMMENT ON TABLE sales.posting IS 'Where a transaction stands on its way into the ERP, as the hub says. Apart from the transaction, for it changes and the transaction does not.';

COMMENT ON TABLE sales.rejected IS 'What a till sent and the server could not take, as it came; the till keeps its copy and may send it again.';

COMMENT ON COLUMN sales.rejected.accepted_at IS 'The same content was accepted later, after what was missing had been set up.';

COMMENT ON TABLE sales.returned_line IS 'What came back of a line that was sold: positive quantities and amounts. The store is the one that sold.';

COMMENT ON TABLE sales.till_day IS 'Receipts of a till''s business date, counted as they are accepted.';

COMMENT ON TABLE sales.to_price_again IS 'Receipts that the server has not priced again yet.';

COMMENT ON TABLE sales.transaction IS 'Every receipt, cash movement and goods movement of a till, accepted once by its id and once by its number.';

COMMENT ON COLUMN sales.transaction.body IS 'The transaction as the till sent it: json, not jsonb, for it is only ever read whole.';

COMMENT ON TABLE tillfeed.progress IS 'How far each till has fetched master data; a till that applied it says so with its price book in its heartbeat';

COMMENT ON COLUMN vouchers.movement.doubt IS 'What was wrong with it when it arrived; the receipt has it as a deviation.';

COMMENT ON COLUMN vouchers.movement.item IS 'The line or payment of the receipt: line/0001, payment/2.';

COMMENT ON TABLE vouchers.reservation IS 'What open baskets hold of a voucher; it ends with the receipt, by itself, or when the basket lets go of it.';

COMMENT ON TABLE vouchers.voucher IS 'The balance is the sum of the movements. One that was never sold here (sold_at null) is known by what was paid with it.';
