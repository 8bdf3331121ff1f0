import { defineSurvey } from '../../../core/survey/define';
import { filledForm } from '../../../core/survey/form-address';
import type { SurveyInput } from '../../../core/survey/survey-input';

const define = (given: Partial<SurveyInput>) =>
	defineSurvey({ key: 'service', metric: 'csat', ...given });
const good = 'https://form.typeform.com/to/abc#invitation={invitation}';

describe('the form of another tool', () => {
	it('is kept with the survey, and is a version of its own', () => {
		const survey = define({ answeredIn: { address: ` ${good} ` } });
		expect(survey.answeredIn).toEqual({ address: good });
		expect(survey.version).not.toBe(define({}).version);
		expect('answeredIn' in define({ answeredIn: null })).toBe(false);
	});

	it.each<[string | null, RegExp]>([
		['', /is empty/],
		[null, /is empty/],
		['http://form.example.com/?x={invitation}', /begins with https/],
		['javascript:alert({invitation})', /begins with https/],
		['https://localhost/?x={invitation}', /begins with https/],
		['https://me:secret@form.example.com/?x={invitation}', /begins with https/],
		['https://{customer}.example.com/?x={invitation}', /begins with https/],
		['https://form.example.com{invitation}/', /begins with https/],
		['https://form.example.com/', /does not carry the invitation/],
		['https://form.example.com/?x={invitation}&y={ticket}', /names \{ticket\}/],
		[`https://form.example.com/?x={invitation}&y=${'y'.repeat(1_000)}`, /answeredIn\.address/],
	])('%j is refused', (address, why) => {
		expect(() => define({ answeredIn: { address } })).toThrow(why);
	});

	it('gives its codes by mail, since nobody sees our page of thanks', () => {
		const incentive = { text: 'Tea', byMail: false };
		expect(() => define({ answeredIn: { address: good }, incentive })).toThrow(/incentive\.byMail/);
		const mailed = { ...incentive, byMail: true };
		expect(define({ answeredIn: { address: good }, incentive: mailed }).incentive?.byMail).toBe(
			true,
		);
	});

	it('is filled in encoded, also where a browser has encoded the braces', () => {
		const values = { invitation: 'inv_1', language: 'zh-CN', customer: '王 & #1?={x}' };
		expect(filledForm('https://f.example.com/?i=%7Binvitation%7D&c={customer}', values)).toBe(
			'https://f.example.com/?i=inv_1&c=%E7%8E%8B%20%26%20%231%3F%3D%7Bx%7D',
		);
	});
});
