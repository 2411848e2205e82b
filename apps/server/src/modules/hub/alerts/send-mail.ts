import { createTransport, type Transporter } from "nodemailer";
import type { AlertContext } from "./context.ts";
import type { DueDelivery } from "./delivery-store.ts";

/** Over the retailer's mail server. The delivery's id is the mail's: a second arrival is recognised by most readers. */
export function createMailer({ smtpUrl, mailFrom, baseUrl }: AlertContext) {
  let transport: Transporter | undefined;
  const options = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  return {
    isSetUp: smtpUrl !== undefined,
    async send({ id, address, subject, content }: DueDelivery): Promise<void> {
      transport ??= createTransport(smtpUrl ?? "", { from: mailFrom });
      Object.assign(transport.options, options);
      const host = new URL(baseUrl).hostname;
      await transport.sendMail({ from: mailFrom, to: address, subject, text: content, messageId: `<${id}@${host}>` });
    },
    close: () => transport?.close(),
  };
}

export type Mailer = ReturnType<typeof createMailer>;
