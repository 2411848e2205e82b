import { intentHref, navigate, useIntent } from "@counterfoil/ui";
import { ObjectPage, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../value-helps.ts";
import { StockOf } from "./stock-of.tsx";

/** Asks for an article number and shows its stock. */
export function StockPage() {
  const { t } = useTranslation();
  const articleId = useIntent().parameters.articleId ?? "";
  return (
    <ObjectPage
      title={t("stock.title")}
      parent={{ title: t("ui.home"), href: intentHref("Shell-home") }}
      sections={[
        { id: "article", title: t("stock.article"), content: <ArticleChoice key={articleId} articleId={articleId} /> },
        ...(articleId === ""
          ? []
          : [{ id: "stores", title: t("stock.stores"), content: <StockOf articleId={articleId} /> }]),
      ]}
    />
  );
}

function ArticleChoice({ articleId }: { articleId: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(articleId);
  const { article } = useValueHelps();
  return (
    <search>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          navigate("Stock-display", { articleId: typed.trim() });
        }}
      >
        <TextField name="articleId" label={t("stock.articleNumber")} value={typed} help={article} onChange={setTyped} />
        <div className="filters-go">
          <Button design="Emphasized" type="Submit">
            {t("ui.go")}
          </Button>
        </div>
      </form>
    </search>
  );
}
