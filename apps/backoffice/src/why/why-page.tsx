import type { Chain } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChainPage } from "@counterfoil/ui/chain";
import { useStoreOptions, useTills } from "../organisation/queries.ts";
import { useValueHelps } from "../value-helps.ts";

/** The whole chain: the ERP is asked now, the server and its tills say how they stand. */
export function WhyPage() {
  const tills = useTills().data ?? [];
  const { article, customer } = useValueHelps();
  return (
    <ChainPage
      own="server"
      places={useStoreOptions()}
      tillsOf={(placeId) =>
        tills
          .filter(({ storeId, kind }) => storeId === placeId && kind === "regular")
          .map(({ tillId, name }) => ({ value: tillId, text: `${name} (${tillId})` }))
      }
      helps={{ article, businessPartner: customer }}
      load={({ placeId: storeId, tillId, ...asked }, signal) =>
        api<Chain>("/api/why", { query: { ...asked, storeId, ...(tillId && { tillId }) }, signal })
      }
    />
  );
}
