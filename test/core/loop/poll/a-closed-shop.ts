import { FakeSystem, minute, start } from './a-system';

/** So many records, of which each third is closed a minute after the start. */
export const shopSize = 45;
export const closedInShop = Array.from({ length: shopSize }, (_, nth) => `t${100 + nth}`).filter(
	(_id, nth) => nth % 3 === 0,
);

/** A system a while after some of its records were closed; the same in every process. */
export function aClosedShop({ at = start + 10 * minute } = {}): FakeSystem {
	const system = new FakeSystem(3);
	system.at = at;
	for (let nth = 0; nth < shopSize; nth += 1) {
		const id = `t${100 + nth}`;
		const isClosed = at > start && closedInShop.includes(id);
		system.put(
			id,
			{ ticket_status: isClosed ? '已关闭' : '处理中' },
			isClosed ? start + minute : start - minute,
		);
	}
	return system;
}
