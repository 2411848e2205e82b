export { forgetMail, queueMail } from "./queue-mail.ts";
export { receiptLinkOf } from "./receipt-link.ts";
export { sendMails } from "./send-mails.ts";
