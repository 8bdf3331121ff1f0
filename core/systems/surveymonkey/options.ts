import { textList } from '../option/fields';

export const options = {
	surveys: textList({
		label: 'Survey IDs',
		hint: 'Surveys to take, separated by commas. Empty means all.',
	}),
};
