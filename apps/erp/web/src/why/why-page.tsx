import type { Chain } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChainPage } from "@counterfoil/ui/chain";
import { useValueHelps } from "../common/value-helps.ts";
import { useSiteChoices } from "../common/value-lists.ts";

/** The ERP's half of the chain: from the master record to the message that was sent. */
export function WhyPage() {
  const { article, partner } = useValueHelps();
  return (
    <ChainPage
      own="erp"
      places={useSiteChoices()}
      helps={{ article, businessPartner: partner }}
      load={({ objectType, object, placeId: siteId }, signal) =>
        api<Chain>("/api/why", { query: { objectType, object, siteId }, signal })
      }
    />
  );
}
