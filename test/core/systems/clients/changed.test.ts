import fc from 'fast-check';

import type { ChangedPage, Client } from '../../../../core/systems/client';
import { client as fxiaokeClient } from '../../../../core/systems/fxiaoke/client';
import { client as k3Client } from '../../../../core/systems/kingdee_k3/client';
import { client as neocrmClient } from '../../../../core/systems/neocrm/client';
import { fxiaoke } from '../../../../sandbox/systems/fxiaoke';
import { kingdeeK3 } from '../../../../sandbox/systems/kingdee-k3';
import { neocrm } from '../../../../sandbox/systems/neocrm';
import type { Simulated } from '../../../../sandbox/systems/simulated';
import { directly, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);

let made = 0;

/** A host of its own, so that no run meets the session of the one before. */
const hostOf = (): string => `https://s${(made += 1)}.example.com`;

const systems: ReadonlyArray<
	readonly [string, Client, () => Simulated, string, (nth: number) => string]
> = [
	[
		'fxiaoke',
		fxiaokeClient,
		fxiaoke,
		'NewOpportunityObj',
		(nth) => `65f0${String(nth).padStart(20, '0')}`,
	],
	[
		'neocrm',
		neocrmClient,
		neocrm,
		'opportunity',
		(nth) => String(9_007_199_254_740_993n + BigInt(nth * 2)),
	],
	['kingdee_k3', k3Client, kingdeeK3, 'SAL_OUTSTOCK', (nth) => String(100_000 + nth)],
];

describe.each(systems)('what was changed in %s', (_key, client, make, object, idOf) => {
	it('is missed by nobody who reads page after page and span after span while it goes on changing', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 620 }),
				fc.array(fc.integer({ min: 0, max: 619 }), { maxLength: 30 }),
				async (count, touched) => {
					const system = make();
					const clock = { at: noon, slept: 0 };
					const fields = system.api?.credential.data(hostOf()) ?? {};
					const connected = client.open(fields, toolsOver(clock, directly(system, clock)));
					const changes = new Set<string>();
					const change = (nth: number, at: number): void => {
						const id = idOf(nth);
						system.api?.change?.({ id, values: {}, at });
						changes.add(`${id} ${at}`);
					};
					for (let nth = 0; nth < count; nth += 1) change(nth, noon + (nth % 3));
					const seen = new Set<string>();
					const waiting = [...touched];
					for (const [since, until] of [
						[noon, noon + 3_000],
						[noon + 3_000, noon + 6_000],
					] as const) {
						let page: string | null = null;
						do {
							const read: ChangedPage | undefined = await connected.changed?.(
								object,
								{ since, until },
								page,
							);
							for (const { id, modifiedAt } of read?.records ?? []) seen.add(`${id} ${modifiedAt}`);
							page = read?.next ?? null;
							const next = until === noon + 3_000 ? waiting.shift() : undefined;
							// Changed while the pages of the first span are read: it belongs to the second.
							if (next !== undefined && next < count) change(next, noon + 3_000 + (next % 7));
						} while (page !== null);
					}
					const last = new Map([...changes].map((one) => one.split(' ') as [string, string]));
					for (const [id, at] of last) expect(seen).toContain(`${id} ${at}`);
				},
			),
			{ numRuns: 15 },
		);
	});
});
