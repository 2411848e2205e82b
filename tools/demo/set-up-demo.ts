/** What the set-up may use: the doors a customer has, and the token that makes the first administrator. */
export type DemoContext = { dataDir: string; serverUrl: string; baseUrl: string; erpUrl: string; setupToken: string };

/** Does one step of the set-up and says it, with the time it took. */
export type Step = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

/** Sets the demo retailer up through the suite's own API. Every step may run again after a start that was cut off; demo-access.json comes last. */
export async function setUpDemo(_context: DemoContext, _step: Step): Promise<void> {}
