import { campaign } from './world';

const saying = (text: string) =>
	campaign('birthday', { steps: [{ days: 0, subject: 'Hi', text }] });

describe('what stands in braces in a text', () => {
	it.each(['Hi {name}, {company|you}', '{公司｜贵公司}，您好', 'Hi {name|}', 'Hi {} and { }, {'])(
		'is taken: %s',
		(text) => {
			expect(saying(text).steps).toHaveLength(1);
		},
	);

	it.each(['{first name}', '{first-name}', '{customer.name}', '{$name}', '｛称呼｝', '{ name }'])(
		'is refused where it is nearly a field, which the customer would read: %s',
		(field) => {
			expect(() => saying(`Hi ${field}, hello`)).toThrow(`says ${field}, which is no field`);
		},
	);
});
