import { stepRef } from '../../care/books';
import type { Campaign } from '../../care/campaign';
import type { ItemCare, ItemMessage, ItemOutcome, SatisfactionItem } from '../../model/item';
import { isoTime } from '../../model/item';
import { customerPart } from '../item/item-parts';
import type { CareKnown } from './care-known';

/** What a message key of care stands for; `null` = it is another's. */
export function careOfKey(key: string): { careId: string; step: number } | null {
	const [, careId, step] = /^(car_[0-9a-z]+):(\d+)$/.exec(key) ?? [];
	return careId === undefined ? null : { careId, step: Number(step) };
}

/** The message of a step; its HTML is made from its text when it is sent. */
export function careMessage(
	key: string,
	to: string | null,
	{ subject, text }: { subject: string; text: string },
): ItemMessage {
	return { key, kind: 'care', to, subject, text, html: '', short: text, markdown: text };
}

/** The parts of an item that a step of care fills. */
export function careParts(
	{ key: campaign, kind }: Pick<Campaign, 'key' | 'kind'>,
	{ customer, owner }: Pick<CareKnown, 'customer' | 'owner'>,
	about: {
		/** `null`: nothing of it is stored. */
		careId: string | null;
		step: number;
		validUntil: number | null;
		outcome: ItemOutcome;
		message: ItemMessage | null;
	},
): Partial<SatisfactionItem> {
	const { careId, step, validUntil, outcome, message } = about;
	const key = careId === null ? null : stepRef(careId, step);
	const occasion = kind.key;
	const care: ItemCare = {
		campaign,
		occasion,
		step: step + 1,
		key,
		validUntil: isoTime(validUntil),
	};
	return { test: false, outcome, customer: customerPart(customer), owner, message, care };
}
