import { textList } from '../option/fields';
import { senderZone } from '../source/sender-zone';

export const options = {
	surveys: textList({
		label: 'Survey IDs',
		hint: 'Surveys to take (SV_…), separated by commas. Empty means all.',
	}),
	senderZone: {
		...senderZone,
		hint: 'Of CompletedDate, which comes without one. Empty takes the time at which it came.',
	},
};
