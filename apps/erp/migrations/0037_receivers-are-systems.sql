-- Receivers become communication systems: where they answer, as whom they are called, and what goes to them by which arrangement.
INSERT INTO communication.system
  (system_id, name, active, base_url, business_system, own_system, changed_at, changed_by, last_contact_at, last_failure)
SELECT receiver_id, name, true, base_url, left(regexp_replace(receiver_id, '[^A-Za-z0-9_]', '_', 'g'), 60), 'CFERP', changed_at,
  changed_by, last_contact_at, last_failure
FROM replication.receiver ON CONFLICT DO NOTHING;

-- Secrets stay sealed with the key that they are sealed with.
INSERT INTO communication.outbound_user (system_id, user_name, kind, secret_sealed, changed_at, changed_by)
SELECT receiver_id, technical_user, 'basic', secret_sealed, changed_at, changed_by
FROM replication.receiver ON CONFLICT DO NOTHING;
INSERT INTO communication.outbound_user (system_id, user_name, kind, token_url, secret_sealed, changed_at, changed_by)
SELECT receiver_id, client_id, 'oauth2', token_url, client_secret_sealed, changed_at, changed_by
FROM replication.receiver WHERE client_id IS NOT NULL AND token_url IS NOT NULL ON CONFLICT DO NOTHING;

INSERT INTO communication.arrangement (system_id, scenario, outbound_user, changed_at, changed_by)
SELECT receiver_id, scenario, technical_user, now(), 'migration'
FROM replication.receiver CROSS JOIN (VALUES ('SAP_COM_0008'), ('SAP_COM_0640')) AS scenarios (scenario)
UNION ALL
SELECT receiver_id, 'OPP', client_id, now(), 'migration'
FROM replication.receiver WHERE client_id IS NOT NULL AND token_url IS NOT NULL
ON CONFLICT DO NOTHING;
INSERT INTO communication.service (system_id, scenario, service, direction, active)
SELECT system_id, scenario, service, 'outbound', true
FROM communication.arrangement JOIN (VALUES ('SAP_COM_0008', 'businessPartners'), ('SAP_COM_0640', 'articles'),
  ('OPP', 'regularPrices'), ('OPP', 'promotions'), ('OPP', 'purchasePrices')) AS services (scenario, service) USING (scenario)
WHERE changed_by = 'migration' ON CONFLICT DO NOTHING;

-- Whoever called us by a permission alone goes on to: by the system of the only receiver when there is one of each, else by one of its own.
CREATE TEMPORARY TABLE caller ON COMMIT DROP AS
SELECT user_name, permissions, CASE WHEN count(*) OVER () = 1 AND (SELECT count(*) FROM replication.receiver) = 1
    THEN (SELECT receiver_id FROM replication.receiver) ELSE user_name END AS system_id
FROM access.technical_user WHERE permissions && '{idoc.send,odata.read}'
  AND NOT EXISTS (SELECT FROM communication.inbound_user AS known WHERE known.user_name = technical_user.user_name);
INSERT INTO communication.system (system_id, name, active, business_system, own_system, changed_at, changed_by)
SELECT system_id, system_id, true, left(regexp_replace(system_id, '[^A-Za-z0-9_]', '_', 'g'), 60), 'CFERP', now(), 'migration'
FROM caller ON CONFLICT DO NOTHING;
INSERT INTO communication.inbound_user (system_id, user_name) SELECT system_id, user_name FROM caller ON CONFLICT DO NOTHING;
CREATE TEMPORARY TABLE called ON COMMIT DROP AS
SELECT system_id, user_name, scenario, service
FROM caller JOIN (VALUES ('idoc.send', 'SAP_COM_0008', 'businessPartnerConfirmations'), ('idoc.send', 'SAP_COM_0652', 'salesTransactions'),
  ('idoc.send', 'SAP_COM_0652', 'financialTransactions'), ('idoc.send', 'SAP_COM_0652', 'goodsMovements'),
  ('odata.read', 'SAP_COM_0652', 'postingStatus'), ('odata.read', 'SAP_COM_0164', 'stockOverview'))
  AS services (permission, scenario, service) ON permission = ANY (permissions);
INSERT INTO communication.arrangement (system_id, scenario, inbound_user, changed_at, changed_by)
SELECT DISTINCT system_id, scenario, user_name, now(), 'migration' FROM called
ON CONFLICT (system_id, scenario) DO UPDATE SET inbound_user = excluded.inbound_user;
INSERT INTO communication.service (system_id, scenario, service, direction, active)
SELECT system_id, scenario, service, 'inbound', true FROM called ON CONFLICT DO NOTHING;

ALTER TABLE replication.model DROP CONSTRAINT model_receiver_id_fkey,
  ADD CONSTRAINT model_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system (system_id);
ALTER TABLE replication.run DROP CONSTRAINT run_receiver_id_fkey,
  ADD CONSTRAINT run_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system (system_id);
ALTER TABLE replication.confirmation
  ADD CONSTRAINT confirmation_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES communication.system (system_id);
DROP TABLE replication.receiver;
