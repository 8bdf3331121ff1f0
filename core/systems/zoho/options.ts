import { textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { senderZone } from '../source/sender-zone';

const words = (label: string, hint: string, usual: string) =>
	refined(textList({ label, hint, example: usual }), (given) =>
		(given.length === 0 ? [usual] : given).map((word) => word.toLowerCase()),
	);

export const options = {
	wonStages: words(
		'Won Stages',
		'Stages of a deal, between commas, that mean it is won. Empty means Closed Won.',
		'Closed Won',
	),
	lostStages: words(
		'Lost Stages',
		'Stages of a deal that mean it is lost. Empty means Closed Lost.',
		'Closed Lost',
	),
	closedStatuses: words(
		'Closed Statuses',
		'Statuses of a case, between commas, that mean it is closed. Empty means Closed.',
		'Closed',
	),
	senderZone,
};

export type ZohoOptions = OptionsOf<typeof options>;
