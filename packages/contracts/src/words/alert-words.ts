/** What an alert says, by its kind, on screens and in mails: `{{}}` is a fact of it. */
export const alertWords = {
  en: {
    "title.system-unreachable": "{{name}} does not answer",
    "detail.system-unreachable": "Last contact: {{lastContactAt}}. {{reason}}",
    "title.till-silent": "Till {{tillId}} is silent",
    "detail.till-silent":
      "Silent for {{minutes}} minutes in opening hours; last heard of: {{lastSeenAt}}. Not sent then: {{unsent}}.",
    "title.message-absent": "{{service}} are missing",
    "detail.message-absent": "Expected at least once in {{withinHours}} h; the last one came: {{lastAt}}.",
    "title.incomplete": "Store {{storeId}} is incomplete on {{businessDate}}",
    "detail.incomplete": "Tills that differ: {{tills}}",
    "title.payment-unmapped": "{{way}} has no code of the ERP",
    "detail.payment-unmapped":
      "First used at till {{tillId}}, on {{number}}. Its receipts cannot be posted before the code is there.",
    "title.certificate-expiry": "A certificate of {{systemId}} ends on {{day}}",
    "detail.certificate-expiry": "{{subject}}. Enter a new one before that, or nothing goes to {{systemId}}.",
    "stuck.outbound": "To the ERP",
    "stuck.inbound": "From the ERP",
    "title.stuck": "{{way}}: {{cause}}",
    "detail.stuck": "Messages that do not get through: {{count}}, since {{since}}. The latest: {{example}}.",
    "title.closing-overdue": "Till {{tillId}} was not closed",
    "detail.closing-overdue":
      "Transactions that wait for its closing: {{count}}, since {{since}}. Close it, or let them go one by one.",
    "title.test": "Test of an alert",
    "detail.test": "This alert was sent to see that it arrives. Nothing is wrong.",
    "service.BusinessPartnerSUITEBulkReplicateRequest_In": "Business partners",
    "service.ProductMerchandiseViewReplicationBulkRequest_In": "Articles",
    "service./ROP/BASE_PRICE01": "Regular prices",
    "service./ROP/PROMOTION02": "Promotions",
    "service./CFOIL/PURCHASE_PRICE01": "Purchase prices",
  },
  de: {
    "title.system-unreachable": "{{name}} antwortet nicht",
    "detail.system-unreachable": "Letzter Kontakt: {{lastContactAt}}. {{reason}}",
    "title.till-silent": "Kasse {{tillId}} schweigt",
    "detail.till-silent":
      "Seit {{minutes}} Minuten Öffnungszeit still; zuletzt gehört: {{lastSeenAt}}. Damals nicht gesendet: {{unsent}}.",
    "title.message-absent": "{{service}} fehlen",
    "detail.message-absent": "Erwartet mindestens einmal in {{withinHours}} h; zuletzt gekommen: {{lastAt}}.",
    "title.incomplete": "Filiale {{storeId}} ist am {{businessDate}} unvollständig",
    "detail.incomplete": "Abweichende Kassen: {{tills}}",
    "title.payment-unmapped": "{{way}} hat keinen Code des ERP",
    "detail.payment-unmapped":
      "Zuerst benutzt an Kasse {{tillId}}, auf {{number}}. Ohne den Code lassen sich ihre Belege nicht buchen.",
    "title.certificate-expiry": "Ein Zertifikat von {{systemId}} läuft am {{day}} ab",
    "detail.certificate-expiry": "{{subject}}. Geben Sie vorher ein neues ein, sonst geht nichts mehr an {{systemId}}.",
    "stuck.outbound": "An das ERP",
    "stuck.inbound": "Vom ERP",
    "title.stuck": "{{way}}: {{cause}}",
    "detail.stuck": "Nachrichten, die nicht durchkommen: {{count}}, seit {{since}}. Zuletzt: {{example}}.",
    "title.closing-overdue": "Kasse {{tillId}} wurde nicht abgeschlossen",
    "detail.closing-overdue":
      "Vorgänge, die auf ihren Abschluss warten: {{count}}, seit {{since}}. Schließen Sie sie ab, oder senden Sie einzeln.",
    "title.test": "Probe eines Alarms",
    "detail.test": "Dieser Alarm wurde gesendet, um zu sehen, dass er ankommt. Es ist alles in Ordnung.",
    "service.BusinessPartnerSUITEBulkReplicateRequest_In": "Geschäftspartner",
    "service.ProductMerchandiseViewReplicationBulkRequest_In": "Artikel",
    "service./ROP/BASE_PRICE01": "Normalpreise",
    "service./ROP/PROMOTION02": "Aktionen",
    "service./CFOIL/PURCHASE_PRICE01": "Einkaufspreise",
  },
};

/** What only mails say. */
export const mailWords = {
  en: {
    over: "over",
    warning: "warning",
    error: "error",
    "assigned.subject": "Yours to mend: {{what}}",
    "assigned.causes": "{{count}} causes",
    "assigned.by": "{{who}} has given you:",
    "assigned.due": "Due: {{at}}",
  },
  de: {
    over: "vorbei",
    warning: "Warnung",
    error: "Fehler",
    "assigned.subject": "Von Ihnen zu beheben: {{what}}",
    "assigned.causes": "{{count}} Ursachen",
    "assigned.by": "{{who}} hat Ihnen gegeben:",
    "assigned.due": "Fällig: {{at}}",
  },
};
