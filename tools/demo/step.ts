/** What the set-up may use: the doors a customer has, and the token that makes the first administrator. */
export type DemoContext = { dataDir: string; baseUrl: string; erpUrl: string; setupToken: string };

export type DemoStep = { name: string; run: (context: DemoContext) => Promise<void> };
