import type { OutboundMessage } from "@counterfoil/contracts";
import { Facts, RawDocument, ReadDialog } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { CollectedReceipts } from "./collected-receipts.tsx";
import { documentText } from "./posting.ts";
import { PostingTag } from "./posting-tag.tsx";

/** The document a message travels in, as it is stored and as a retry sends it. */
export function MessageDocument({ message, onClose }: { message: OutboundMessage; onClose: () => void }) {
  const { t } = useTranslation();
  const { documentId = "" } = message;
  return (
    <ReadDialog title={t("messages.documentOf", { key: message.businessKey })} onClose={onClose}>
      <Facts
        facts={[
          { label: t("messages.service"), value: documentText(message.service) },
          { label: t("column.state"), value: <PostingTag state={message.state} /> },
          { label: "IDoc", value: message.idocNumber },
        ]}
      />
      {message.service === "WPUUMS01" && <CollectedReceipts messageId={message.id} />}
      <RawDocument
        path={`/api/hub/outbound-documents/${encodeURIComponent(documentId)}`}
        name={`${message.service}-${documentId}.xml`}
      />
    </ReadDialog>
  );
}
