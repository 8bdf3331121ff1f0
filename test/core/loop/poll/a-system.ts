import type { House } from '../../../../core/loop/house';
import { startEvents } from '../../../../core/loop/event/start-events';
import { look } from '../../../../core/loop/poll/look';
import type { Looking } from '../../../../core/loop/poll/looking';
import { readWatch } from '../../../../core/loop/poll/watch';
import type { ChangedPage, Connected, CrmRecord } from '../../../../core/systems/client';

export const start = Date.UTC(2026, 0, 5, 2);
export const minute = 60_000;
export const day = 86_400_000;
export const form = 'app/form';

/** A system whose records are listed by their ids, a few at a time, as Jiandaoyun lists them. */
export class FakeSystem {
	at = start;
	readonly records = new Map<string, CrmRecord>();
	/** Done before each page; what it throws, the call throws. */
	between: () => void = () => {};
	pages = 0;

	/** @param numbered whether pages have numbers and are sorted by the change, as YonBIP's may be */
	constructor(
		readonly pageSize = 2,
		readonly numbered = false,
	) {}

	put(id: string, fields: Record<string, string | number>, at = this.at): void {
		const known = this.records.get(id);
		this.records.set(id, {
			id,
			fields: { customer_email: `${id}@example.com`, ...known?.fields, ...fields },
			owner: 'zhou.min',
			modifiedAt: at,
			modifiedBy: 'xiaojian',
			deleted: false,
		});
	}

	/** From the last page to the first, the newest change on the first. */
	#numberedPage(since: number, until: number, page: string | null): ChangedPage {
		const all = [...this.records.values()]
			.filter(({ modifiedAt: at }) => at !== null && at >= since && at < until)
			.sort((one, other) => (other.modifiedAt ?? 0) - (one.modifiedAt ?? 0));
		const count = Math.ceil(all.length / this.pageSize);
		const number = page === null ? 1 : Number(page);
		if (page === null && count > 1) return { records: [], next: String(count) };
		const start = (number - 1) * this.pageSize;
		const records = all.slice(start, start + this.pageSize).map((record) => ({ ...record }));
		return { records, next: number > 1 ? String(number - 1) : null };
	}

	readonly connected: Connected = {
		test: async () => await Promise.resolve(''),
		changed: async (_object, { since, until }, page) => {
			this.between();
			this.pages += 1;
			if (this.numbered) return await Promise.resolve(this.#numberedPage(since, until, page));
			const all = [...this.records.values()]
				.filter(({ id, modifiedAt }) => {
					const at = modifiedAt ?? 0;
					return at >= since && at < until && (page === null || id > page);
				})
				.sort((one, other) => (one.id < other.id ? -1 : 1));
			const records = all.slice(0, this.pageSize).map((record) => ({ ...record }));
			const next = all.length > this.pageSize ? (records.at(-1)?.id ?? null) : null;
			return await Promise.resolve<ChangedPage>({ records, next });
		},
	};
}

/** A record of a numbered system as a trigger watches it. */
export const numberedWatch: Given = {
	system: 'yonbip',
	object: 'opportunity',
	options: {
		watched: 'ticket_status',
		types: [{ value: '已关闭', type: 'ticket.closed' }],
		fields: [{ field: 'customer.email', path: 'customer_email' }],
	},
};

type Given = Partial<Parameters<typeof readWatch>[0]>;

export const watchOf = (given: Given = {}) =>
	readWatch({
		system: 'jiandaoyun',
		object: form,
		options: {},
		filters: {},
		defaults: {},
		from: null,
		learn: 30 * day,
		...given,
	});

/** A trigger that looks at the system when it is told to, and the items that it starts. */
export function aTrigger(
	house: House,
	system: Pick<FakeSystem, 'at' | 'connected'>,
	given: Given = {},
	node = 'w/poll',
) {
	const items: Array<Record<string, unknown>> = [];
	const clock = (): number => system.at;
	const about: Looking = {
		watch: watchOf(given),
		connected: system.connected,
		receiver: node,
		clock,
		hand: async (received, notes) => {
			items.push(...(await startEvents(house, clock(), { received, notes, receiver: node })));
		},
	};
	return { items, about, look: async () => await look(house, about) };
}

/** What the items are about, in their order: type and id of the record. */
export const toldOf = (items: ReadonlyArray<Record<string, unknown>>): string[] =>
	items.map(({ event }) => {
		const { type, subject } = event as { type: string; subject: { id: string } };
		return `${type} ${subject.id}`;
	});
