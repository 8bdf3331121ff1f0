import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { escapeHtml } from '../../../core/language/escape-html';
import { builtInSurveyTexts } from '../../../core/language/survey-texts';
import type { Survey } from '../../../core/model/survey';
import { defineSurvey } from '../../../core/survey/define';
import { renderSurveyPage } from '../../../core/pages/survey-page';
import { aSurvey, aSurveyView, anIndexSurvey, brand } from './a-survey';
import { hostile, readMarkup } from './markup';

const nothing = { value: null, items: {}, reasons: [], comment: null, own: {} };
const scale = (changes: Partial<Survey['rating']>) => ({ ...aSurvey().rating, ...changes });
const checkedValues = (html: string) =>
	[...html.matchAll(/<input type="radio"[^>]*value="([^"]*)"[^>]* checked/g)].map(
		([, value]) => value,
	);
const offeredValues = (html: string) =>
	[...html.matchAll(/name="value" value="([^"]*)"/g)].map(([, value]) => Number(value));

describe('the survey page', () => {
	test('says why, how long, who reads it, asks, and has one button', () => {
		const html = renderSurveyPage(aSurveyView());
		const { text } = readMarkup(html);
		expect(text).toContain('Hello Ada Lovelace');
		expect(text).toContain('Your answer helps us to do better. Takes about 1 minute.');
		expect(text).toContain('About: Room 12');
		expect(text).toContain('How satisfied are you with our service?');
		expect(text).toContain('1 means Very dissatisfied, 5 means Very satisfied.');
		expect(text).toContain('Only Lotus Hotels reads your answer');
		expect(html.match(/<button/g)).toHaveLength(1);
		expect(offeredValues(html)).toEqual([1, 2, 3, 4, 5]);
	});

	test.each([
		['relationship', 'What do you think of us overall?'],
		['verification', 'Only you can tell us whether it really is.'],
	] as const)('a %s survey speaks of its purpose', (purpose, words) => {
		const { text } = readMarkup(renderSurveyPage(aSurveyView({ survey: aSurvey({ purpose }) })));
		expect(text).toContain(words);
	});

	test('an introduction that is only written in Chinese is ours in English', () => {
		const survey = aSurvey({ intro: { 'zh-CN': '{brand}想听听您的意见。' } });
		const shown = (language: string) =>
			readMarkup(renderSurveyPage(aSurveyView({ survey, language }))).text;
		expect(shown('zh-CN')).toContain('Lotus Hotels想听听您的意见。');
		expect(shown('en')).toContain('How did this go for you?');
		expect(shown('en')).not.toContain('意见');
	});

	test.each([
		['0–10', { min: 0, max: 10 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
		['1–7', { min: 1, max: 7 }, [1, 2, 3, 4, 5, 6, 7]],
		['yes or no, the good answer first', { min: 0, max: 1 }, [1, 0]],
	])('offers %s', (_name, range, values) => {
		const survey = aSurvey({ rating: scale({ ...range, style: 'numbers' }) });
		expect(offeredValues(renderSurveyPage(aSurveyView({ survey })))).toEqual(values);
	});

	test('an index asks for every item on its own', () => {
		const html = renderSurveyPage(aSurveyView({ survey: anIndexSurvey() }));
		for (const { id } of builtInSurveyTexts.csi.items) {
			expect(html.match(new RegExp(`name="item.${id}"`, 'g'))).toHaveLength(10);
		}
		expect(html).not.toContain('name="value"');
	});

	test('a rating from the link is marked and not sent by itself', () => {
		const html = renderSurveyPage(aSurveyView({ preselected: 4 }));
		expect(checkedValues(html)).toEqual(['4']);
		expect(html).toContain('Change it if you like, then send it.');
		expect(html).not.toMatch(/<script|autofocus|http-equiv/i);
	});

	test('a preselected value outside the scale marks nothing', () => {
		expect(checkedValues(renderSurveyPage(aSurveyView({ preselected: 9 })))).toEqual([]);
	});

	test('what was answered before is shown and wins over the link', () => {
		const previous = { value: 2, items: {}, reasons: [], comment: null, own: {} };
		const html = renderSurveyPage(aSurveyView({ preselected: 5, previous, answeredBefore: true }));
		expect(checkedValues(html)).toEqual(['2']);
		expect(html).toContain('You can change your answer here.');
	});

	test('speaks Chinese, and says when a language is missing', () => {
		const chinese = renderSurveyPage(aSurveyView({ language: 'zh-CN' }));
		expect(chinese).toContain('<html lang="zh-CN" dir="ltr">');
		expect(readMarkup(chinese).text).toContain('Ada Lovelace，您好');
		const arabic = renderSurveyPage(aSurveyView({ language: 'ar', languageFallback: true }));
		expect(arabic).toContain('<html lang="ar" dir="rtl">');
		expect(arabic).toContain('<p class="s soft" lang="en" dir="ltr">We do not have this page');
	});

	test.each([
		['low', 'Took too long', 'Fast'],
		['high', 'Fast', 'Took too long'],
	] as const)('after a %s rating the reasons fit it', (level, offered, absent) => {
		const previous = { value: 2, items: {}, reasons: ['slow'], comment: 'x', own: {} };
		const view = aSurveyView({ step: 'details', level, previous });
		const { text } = readMarkup(renderSurveyPage(view));
		expect(text).toContain('Saved: 2 of 5');
		expect(text).toContain(offered);
		expect(text).not.toContain(absent);
	});

	test('the error of the only question stands beside it', () => {
		const html = renderSurveyPage(aSurveyView({ errors: [{ field: 'value', code: 'required' }] }));
		expect(html).toContain('<p class="err on" id="e-value" role="alert">');
		expect(readMarkup(html).text.match(/Please answer this\./g)).toHaveLength(1);
		expect(html).toContain('aria-describedby="e-value"');
	});

	test('several errors are said on top, each linked to its field, and beside it', () => {
		const survey = anIndexSurvey();
		const errors = survey.items.map(({ id }) => ({
			field: `item.${id}`,
			code: 'required' as const,
		}));
		const html = renderSurveyPage(aSurveyView({ survey, errors }));
		expect(html.match(/role="alert"/g)).toHaveLength(1);
		for (const { id } of survey.items) {
			expect(html).toContain(`<a href="#c-item-${id}" target="_self">`);
			expect(html).toContain(`id="e-item-${id}"`);
		}
	});

	test('says what to choose, where a browser finds that nothing is', () => {
		const said = (changes: Partial<Survey['rating']>) =>
			readMarkup(renderSurveyPage(aSurveyView({ survey: aSurvey({ rating: scale(changes) }) })))
				.text;
		expect(said({ style: 'stars' })).toContain('Please choose 1 to 5 stars.');
		expect(said({ style: 'faces' })).toContain('Please choose a face.');
		expect(said({ style: 'numbers', min: 0, max: 10 })).toContain('a number from 0 to 10.');
		expect(said({ style: 'numbers', min: 0, max: 1 })).toContain('Please choose one.');
	});

	test('the points of satisfaction have words, those of another scale only at the ends', () => {
		const names = (changes: Partial<Survey['rating']>) => {
			const html = renderSurveyPage(aSurveyView({ survey: aSurvey({ rating: scale(changes) }) }));
			return [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);
		};
		expect(names({})).toEqual([
			'1 of 5: Very dissatisfied',
			'2 of 5: Dissatisfied',
			'3 of 5: Neither',
			'4 of 5: Satisfied',
			'5 of 5: Very satisfied',
		]);
		expect(names({ lowLabel: { en: 'Slow' }, highLabel: { en: 'Fast' } })).toEqual([
			'1 of 5: Slow',
			'2 of 5',
			'3 of 5',
			'4 of 5',
			'5 of 5: Fast',
		]);
	});

	test('a verification speaks of an answer and of words, not of a rating and reasons', () => {
		const survey = aSurvey({ purpose: 'verification' });
		const { text } = readMarkup(renderSurveyPage(aSurveyView({ survey, step: 'details' })));
		expect(text).toContain('Your words');
		expect(text).toContain('Change my answer');
		expect(text).not.toMatch(/Your reasons|Change my rating/);
	});

	test('a code is promised at the field for the address, while codes are given', () => {
		const incentive = { text: { en: 'A voucher' }, byMail: true, validUntil: null };
		const view = aSurveyView({ survey: aSurvey({ incentive }), step: 'details', askContact: true });
		const { text } = readMarkup(renderSurveyPage(view));
		expect(text).toMatch(/Your name.*we send you a code: A voucher.*E-mail or phone/);
		expect(renderSurveyPage({ ...view, incentiveOver: true })).not.toContain('send you a code');
	});

	test('test mode and preview have a banner', () => {
		const { text } = readMarkup(renderSurveyPage(aSurveyView({ testMode: true, preview: true })));
		expect(text).toContain('this answer does not count');
		expect(text).toContain('nothing you send here is kept');
	});

	test('every step and metric stays under 7168 bytes gzipped, asks for nothing, styles by nonce', () => {
		const views = [
			aSurveyView(),
			aSurveyView({ survey: anIndexSurvey(), language: 'zh-CN' }),
			aSurveyView({ step: 'details', level: 'low' }),
		];
		for (const view of views) {
			const html = renderSurveyPage(view);
			expect(gzipSync(html).length).toBeLessThanOrEqual(7 * 1024);
			expect(html).not.toMatch(/ style="| src=|@import|url\(|<script/);
			expect(html.match(/<style nonce="bm9uY2Vub25jZQ">/g)).toHaveLength(1);
			const rendered = /<style[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
			expect(rendered).not.toContain('&');
		}
	});

	test('can be rendered once with placeholders and filled with escaped values', () => {
		const values = {
			customerName: '<b>"Ada" & \'Co\'</b>',
			subjectTitle: '</p>',
			formAction: '?t=1&x=2',
			optOutLink: 'https://lotus.example/o?t=1&u=2',
			token: 't"1',
			formToken: "f'1",
			nonce: 'bm9uY2Vub25jZQ',
		};
		const places = Object.fromEntries(Object.keys(values).map((key) => [key, `__${key}__`]));
		let filled = renderSurveyPage(aSurveyView(places));
		for (const [key, value] of Object.entries(values)) {
			filled = filled.replaceAll(`__${key}__`, () => escapeHtml(value));
		}
		expect(readMarkup(filled)).toEqual(readMarkup(renderSurveyPage(aSurveyView(values))));
	});

	test('no text from outside becomes markup', () => {
		const anyText = fc.oneof(
			fc.constantFrom(...hostile),
			fc.string(),
			fc.string({ unit: 'binary' }),
		);
		const page = (words: string, step: 'rating' | 'details') => {
			const said = `x${words}`;
			const survey = aSurvey({
				intro: { en: said },
				rating: scale({ text: { en: said }, lowLabel: { en: said }, highLabel: { en: said } }),
				reasons: [{ id: 'r', text: { en: said }, levels: ['low'] }],
				commentPrompt: { en: said },
				questions: [{ kind: 'text', id: 'q', text: { en: said }, required: true, maxLength: 10 }],
			});
			return readMarkup(
				renderSurveyPage(
					aSurveyView({
						survey,
						step,
						level: 'low',
						customerName: said,
						subjectTitle: said,
						token: said,
						formToken: said,
						brand: { ...brand, name: said, color: words, footer: said, privacyUrl: words },
						previous: { value: 1, items: {}, reasons: [], comment: said, own: { q: said } },
						errors: [{ field: said, code: 'unknown_field' }],
					}),
				),
			);
		};
		for (const step of ['rating', 'details'] as const) {
			const plain = page('yes', step).skeleton;
			fc.assert(
				fc.property(anyText, (words) => {
					fc.pre(!/^(https?|mailto|tel):/i.test(words.trim()));
					expect(page(words, step).skeleton).toEqual(plain);
				}),
				{ numRuns: 150 },
			);
		}
	});

	test('a privacy address that is no web address is not linked', () => {
		const html = renderSurveyPage(
			aSurveyView({ brand: { ...brand, privacyUrl: 'javascript:alert(1)' } }),
		);
		expect(html).not.toContain('javascript:');
	});

	test('a question that an answer leads to is shown by a rule, and says so without it', () => {
		const survey = aSurvey();
		survey.questions.push({
			kind: 'text',
			id: 'branch',
			text: { en: 'Which shop?' },
			required: true,
			maxLength: 50,
			askWhen: { question: 'channel', answers: ['phone', 'chat'] },
		});
		const html = renderSurveyPage(aSurveyView({ survey, step: 'details', level: 'high' }));
		expect(html).toContain(
			'form:not(:has([name=own\\.channel][value=phone]:checked,[name=own\\.channel][value=chat]:checked)) .when-branch{display:none}',
		);
		expect(readMarkup(html).text).toContain('If you answered “Phone, Chat” to “Which channel?”:');
		expect(html).not.toMatch(/name="own.branch"[^>]* required/);
		expect(readMarkup(html).text).toContain('Which shop? (required)');
	});

	test('a question of another level is not there, and keeps what was typed in it', () => {
		const survey = aSurvey();
		survey.questions = survey.questions.map((one) => ({ ...one, askWhen: { levels: ['low'] } }));
		const previous = { value: 5, items: {}, reasons: [], comment: null, own: { name: 'Mei' } };
		const html = renderSurveyPage(
			aSurveyView({ survey, step: 'details', level: 'high', previous }),
		);
		expect(readMarkup(html).text).not.toContain('Who helped you?');
		expect(html).toContain('<input type="hidden" name="own.name" value="Mei"');
	});

	test('how important and how good are two rows under one question', () => {
		const { questions } = defineSurvey({
			key: 'a',
			metric: 'csat',
			questions: [{ kind: 'pair', id: 'wait', text: 'A short wait', required: true }],
		});
		const survey = aSurvey({ questions });
		const previous = { ...nothing, own: { 'wait-importance': 5 } };
		const errors = [{ field: 'own.wait-quality', code: 'required' as const }];
		const view = { survey, step: 'details' as const, level: 'low' as const, previous, errors };
		const html = renderSurveyPage(aSurveyView(view));
		const { text } = readMarkup(html);
		expect(text.match(/A short wait \(required\)/g)).toHaveLength(1);
		expect(text).toContain('How important is it to you? 1 means Not at all, 5 means Very.');
		expect(text).toContain('How good was it? 1 means Not at all, 5 means Very.');
		expect(html.match(/name="own.wait-importance"[^>]* required/g)).toHaveLength(5);
		expect(checkedValues(html)).toEqual(['5']);
		expect(html).toContain('id="e-own-wait-quality"');
		// The summary names the row, since both have one question.
		expect(text).toContain('A short wait, How good was it?');
		const zh = renderSurveyPage(aSurveyView({ ...view, language: 'zh-CN' }));
		expect(readMarkup(zh).text).toContain('对您有多重要？');
	});

	test.each([
		[50, '', true],
		[500, '', false],
		[500, 'x'.repeat(449), false],
		[500, 'x'.repeat(450), true],
	])('a field of %s characters says so only near its limit', (maxLength, typed, said) => {
		const survey = aSurvey();
		survey.questions = [
			{ kind: 'text', id: 'name', text: { en: 'Who?' }, required: false, maxLength },
		];
		const previous = { ...nothing, own: { name: typed } };
		const html = renderSurveyPage(
			aSurveyView({ survey, step: 'details', level: 'high', previous }),
		);
		expect(html.includes(`Up to ${maxLength} characters.`)).toBe(said);
		expect(html.includes('aria-describedby="c-own-name-most"')).toBe(said);
		expect(html).not.toContain('Up to 4000 characters.');
	});
});
