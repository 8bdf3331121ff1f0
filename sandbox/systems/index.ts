import type { Simulated } from './simulated';

/** Makes every simulated system anew. A new one is a file and a line here. */
export const simulatedSystems: ReadonlyArray<() => Simulated> = [];
