-- Which discounts people may give at the tills; every company begins with reasons and limits that it can change.

alter table organisation.company add column manual_discounts json not null default '{
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
}';
comment on column organisation.company.manual_discounts is 'Reasons to choose from, and the most percent by role; more needs the PIN of somebody with that right.';
