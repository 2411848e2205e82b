import { Button } from "@ui5/webcomponents-react/Button";
import { List } from "@ui5/webcomponents-react/List";
import { ListItemStandard } from "@ui5/webcomponents-react/ListItemStandard";
import { Popover } from "@ui5/webcomponents-react/Popover";
import "@ui5/webcomponents-icons/dist/error.js";
import { type RefObject, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { areSame, type FormMessage, readMessages } from "./form-messages.ts";

/** SAP's message popover: how many fields are refused, and why each; who chooses one is in the field. Nothing shows while all is well. */
export function MessagePopover({ scope }: { scope: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const id = useId();
  const messages = useMessages(scope);
  const [isOpen, setOpen] = useState(false);
  if (messages.length === 0) return null;
  const title = t("ui.messages", { count: messages.length });
  const goTo = ({ element }: FormMessage) => {
    setOpen(false);
    element.scrollIntoView({ block: "center" });
    // The popover gives the focus back to its button as it closes; the field has the last word.
    setTimeout(() => element.focus(), 200);
  };
  return (
    <span className="messages">
      <Button
        id={id}
        design="Negative"
        icon="error"
        accessibleName={title}
        tooltip={title}
        onClick={() => setOpen(true)}
      >
        {String(messages.length)}
      </Button>
      <Popover opener={id} open={isOpen} placement="Top" headerText={title} onClose={() => setOpen(false)}>
        <List
          accessibleName={title}
          onItemClick={(event) => {
            const message = messages[Number(event.detail.item.dataset.at)];
            if (message) goTo(message);
          }}
        >
          {messages.map(({ label, text }, at) => (
            <ListItemStandard
              key={`${label} ${text} ${at.toString()}`}
              data-at={at}
              type="Active"
              icon="error"
              text={label}
              description={text}
              wrappingType="Normal"
            />
          ))}
        </List>
      </Popover>
    </span>
  );
}

function useMessages(scope: RefObject<HTMLElement | null>): FormMessage[] {
  const [messages, setMessages] = useState<FormMessage[]>([]);
  useEffect(() => {
    const root = scope.current;
    if (!root) return;
    const read = () => {
      const found = readMessages(root);
      setMessages((before) => (areSame(before, found) ? before : found));
    };
    read();
    const watch = new MutationObserver(read);
    const attributeFilter = ["value-state"];
    watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter });
    return () => watch.disconnect();
  }, [scope]);
  return messages;
}
