import { InputError } from '../../../core/model/errors';
import { defineSurvey } from '../../../core/survey/define';
import type { SurveyInput } from '../../../core/survey/survey-input';

const define = (more: Partial<SurveyInput> = {}) =>
	defineSurvey({ key: 'service', metric: 'csat', languages: ['en', 'zh-CN'], ...more });

describe('the incentive of a survey', () => {
	it('is none by default, and another one makes another version', () => {
		expect(define().incentive).toBeUndefined();
		const given = define({ incentive: { text: 'A voucher' } });
		expect(given.incentive).toEqual({
			text: { en: 'A voucher' },
			byMail: false,
			validUntil: null,
		});
		expect(given.version).not.toBe(define().version);
	});

	it('is said in each language, also under Texts', () => {
		const texts = [{ language: 'zh-CN', field: 'incentive', text: '九折券' }];
		const { incentive } = define({ incentive: { text: 'A voucher', byMail: true }, texts });
		expect(incentive).toMatchObject({ text: { en: 'A voucher', 'zh-CN': '九折券' }, byMail: true });
	});

	it.each(['2027-01-31', ' 2027-01-31 ', '2027-01-31T00:00:00', '2027-01-31T00:00:00.000'])(
		'is valid until a day, as it is written or picked: %s',
		(validUntil) => {
			const { incentive } = define({ incentive: { text: 'A voucher', validUntil } });
			expect(incentive?.validUntil).toBe('2027-01-31');
		},
	);

	it.each([
		['without words', { byMail: true }, 'does not say what it is'],
		['with too many words', { text: 'x'.repeat(201) }, 'at most 200 characters'],
		['until no day', { text: 'A voucher', validUntil: '2027-02-30' }, '2027-02-30'],
		['until words', { text: 'A voucher', validUntil: 'next year' }, 'next year'],
	])('is refused: %s', (_how, incentive, message) => {
		expect(() => define({ incentive })).toThrow(InputError);
		const told = (() => {
			try {
				return String(define({ incentive }));
			} catch (error) {
				const { message: text, hint } = error as InputError;
				return `${text} ${hint}`;
			}
		})();
		expect(told).toContain(message);
	});
});
