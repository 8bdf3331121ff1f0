import { findDue, type FindDue } from '../../../../core/loop/care/find-due';
import { stepRef } from '../../../../core/care/books';
import type { House } from '../../../../core/loop/house';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import type { SatisfactionItem } from '../../../../core/model/item';
import { rows } from '../../care/world';
import { hour } from '../a-house';

export const home = {
	workflow: { id: 'w1', name: 'Care' },
	node: { id: 'n1', name: 'Find Due' },
};

/** What a run has told of one step. */
export type Told = { who: string; step: number; code: string; at: number };

export const told = (items: ReadonlyArray<Partial<SatisfactionItem>>, at: number): Told[] =>
	items.map(({ customer, care, outcome }) => ({
		who: customer?.id ?? '',
		step: care?.step ?? 0,
		code: outcome?.code ?? '',
		at,
	}));

/** A campaign as a node defines it. */
export const defined = (occasion: string, more: Record<string, unknown> = {}) => ({
	key: 'care',
	occasion,
	steps: rows({ days: 0 }),
	...more,
});

/** What tests do with a campaign. */
export function campaignOf(house: House, definition: unknown, more: Partial<FindDue> = {}) {
	const run = async (at: number, change: Partial<FindDue> = {}) =>
		await findDue(house, at, {
			definition,
			home,
			sentBy: 'clock',
			customerIds: [],
			peek: false,
			...more,
			...change,
		});
	/** @returns whether it may leave */
	const sends = async (key: string, recipient: string, at: number): Promise<boolean> => {
		const ticket = await beginSending(house, at, {
			key,
			kind: 'care',
			messageId: `<${key}@house.example>`,
			channel: 'email',
			recipient,
			invitationId: null,
			caseId: null,
			test: false,
		});
		if (ticket.kind !== 'send') return false;
		await recordDelivery(house, at, {
			message: { key },
			state: 'sent',
			reason: null,
			permanent: false,
			channel: 'email',
			recipient,
		});
		return true;
	};
	/** Runs and sends what was found, as a Message node behind would. */
	const runs = async (at: number, change: Partial<FindDue> = {}) => {
		const found = await run(at, change);
		const sent: string[] = [];
		for (const { message, care } of found.due) {
			const key = message?.key ?? '';
			if (await sends(key, message?.to ?? '', at)) sent.push(key);
			if (care?.key !== key) throw new Error(`${care?.key} is not ${key}.`);
		}
		return { ...found, sent };
	};
	/** A run an hour, from the first moment to the last. */
	const hourly = async (from: number, until: number) => {
		const due: Told[] = [];
		const held: Told[] = [];
		for (let at = from; at <= until; at += hour) {
			const found = await runs(at);
			due.push(...told(found.due, at));
			held.push(...told(found.held, at));
		}
		return { due, held };
	};
	return { run, runs, sends, hourly, stepRef };
}
