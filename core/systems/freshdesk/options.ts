import { textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { senderZone } from '../source/sender-zone';
import type { Status } from './status';
import { ratingMapping } from '../answers/rating-mapping';

const own = (status: Status, label: string, hint: string, example: string) =>
	refined(textList({ label, hint, example }), (words) =>
		words.map((word) => [word.normalize('NFC').toLowerCase(), status] as const),
	);

export const options = {
	closedStatuses: own(
		'closed',
		'Closed Statuses',
		"Codes or labels of the account's own, between commas, that mean a ticket is closed. The usual ones are known in many languages.",
		'12, Archived',
	),
	resolvedStatuses: own(
		'resolved',
		'Resolved Statuses',
		"Codes or labels of the account's own that mean a ticket is resolved",
		'11, Done',
	),
	openStatuses: own(
		'open',
		'Open Statuses',
		"Codes or labels of the account's own that mean a ticket is worked on. After a resolved one it is reopened.",
		'9, In Progress',
	),
	scaleMapping: ratingMapping({
		none: 'By Itself',
		hint: "How Freshdesk's own rating is read. By itself codes (103 … -103) and the classic 1–3 are told apart.",
	}),
	senderZone,
};

export type FreshdeskOptions = OptionsOf<typeof options>;
