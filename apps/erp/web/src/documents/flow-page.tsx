import { api, intentHref, navigate, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, TextField } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow, Receipt } from "./documents.ts";
import { InsideList } from "./inside-list.tsx";
import { ReceiptFlow } from "./receipt-flow.tsx";

type Chain = { receipt: Receipt; flow: Flow };

/** Any number in, the whole chain out: receipt, closing, IDoc, accounting and material documents. */
export function FlowPage() {
  const { t } = useTranslation();
  const { number = "" } = useIntent().parameters;
  const [typed, setTyped] = useState(number);
  const go = () => navigate("DocumentFlow-display", { number: typed.trim() });
  return (
    <ObjectPage
      title={t("flow.title")}
      parent={{ title: t("receipts.title"), href: intentHref("Receipt-search") }}
      above={
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <TextField
            name="number"
            label={t("flow.number")}
            value={typed}
            onChange={setTyped}
            hint={t("flow.hint")}
            maxlength={40}
            autoFocus
          />
          <div style={{ paddingBlockStart: "1.375rem" }}>
            <Button type="Submit" design="Emphasized" disabled={typed.trim() === ""}>
              {t("flow.show")}
            </Button>
          </div>
        </form>
      }
      sections={
        number === "" ? [] : [{ id: "chains", title: t("flow.of", { number }), content: <Chains number={number} /> }]
      }
    />
  );
}

function Chains({ number }: { number: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["flow", number],
    queryFn: ({ signal }) => api<{ chains: Chain[] }>("/api/documents/flow", { query: { number }, signal }),
  });
  return (
    <Loadable inside query={query}>
      {({ chains }) =>
        chains.length === 0 ? (
          <Nothing title={t("flow.nothing", { number })} />
        ) : (
          <div className="rows" style={{ alignItems: "stretch" }}>
            {chains.map(({ receipt, flow }) => (
              <div key={receipt.receiptId}>
                <ReceiptFlow receipt={receipt} flow={flow} />
                {flow.insideCount > 0 && <InsideList flow={flow} />}
              </div>
            ))}
          </div>
        )
      }
    </Loadable>
  );
}
