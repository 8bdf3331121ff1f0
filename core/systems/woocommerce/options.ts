import { textList } from '../option/fields';
import { refined } from '../option/option';

export const options = {
	doneStatuses: refined(
		textList({
			label: 'Completed Statuses',
			hint: 'Statuses, between commas, in which an order has arrived. Empty means completed.',
			example: 'completed, delivered',
		}),
		(statuses) => {
			// The database writes wc-delivered, the API delivered.
			const bare = statuses.map((status) => status.toLowerCase().replace(/^wc-/, ''));
			return bare.length === 0 ? ['completed'] : bare;
		},
	),
};
