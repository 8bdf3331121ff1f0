import { pickerField } from '../../../connection/pickers';

/** Whose page is meant. */
export const publicPageField = pickerField('surveys', {
	displayName: 'Survey',
	name: 'publicSurvey',
	none: 'All Surveys',
	description: 'What came of which answers: problems of no survey stand on every page',
});
