import { isSurveyKey, surveyKeyOf } from '../../../core/survey/survey-key';

describe('the key of a survey', () => {
	it.each<[unknown, unknown, string]>([
		['after-service', '', 'after-service'],
		[' after-service ', 'surveys/other', 'after-service'],
		['', 'after-service', 'after-service'],
		['', 'surveys/after-service', 'after-service'],
		['', '/surveys/After Service/', 'after-service'],
		['', 'umfrage/Größe & Café', 'gro-e-cafe'],
		['', '2026_q4', '2026_q4'],
		['', '--_x_--', 'x'],
		['', 'a'.repeat(80), 'a'.repeat(60)],
		['', '售后', ''],
		['', '', ''],
		[undefined, undefined, ''],
		// Given is given: that it is none is said when the survey is published.
		['After Service', 'other', 'After Service'],
	])('of key %j and path %j is "%s"', (surveyKey, path, expected) => {
		expect(surveyKeyOf({ surveyKey, path })).toBe(expected);
	});

	it('made of a path is always one', () => {
		for (const path of ['A/B/C.D', 'x'.repeat(200), '_-_9', 'Ünïcode/Ångström', '.._..a']) {
			expect(isSurveyKey(surveyKeyOf({ surveyKey: '', path }))).toBe(true);
		}
	});
});
