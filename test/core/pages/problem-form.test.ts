import fc from 'fast-check';

import { parseProblemForm } from '../../../core/pages/problem-form';

const base = { t: 't', f: 'f', problem: 'prb_1', state: 'seen', due: '', remedy: '', seen: 'x' };

describe('the form of a problem', () => {
	it('brings both texts of a language, takes a language away, and leaves the others', () => {
		const read = parseProblemForm({
			...base,
			'said.en': ' Late\r\n',
			'did.en': 'A second courier',
			'said.zh-CN': '',
			'did.zh-CN': ' ',
		});
		expect(read).toMatchObject({
			kind: 'ok',
			wanted: { texts: { en: { said: 'Late', did: 'A second courier' }, 'zh-CN': null } },
		});
		expect(parseProblemForm(base)).toMatchObject({ kind: 'ok', wanted: { texts: {} } });
	});

	it('says of half a text which is missing, and keeps what was typed', () => {
		expect(parseProblemForm({ ...base, 'did.en': 'A second courier' })).toMatchObject({
			kind: 'invalid',
			faults: [{ field: 'said.en', code: 'said' }],
			typed: { texts: { 'said.en': '', 'did.en': 'A second courier' } },
		});
	});

	it.each(['said.EN', 'said.zh_CN', 'said.', 'did.constructor', 'said.en.did', '__proto__.en'])(
		'has no field "%s"',
		(field) => {
			expect(parseProblemForm({ ...base, [field]: 'x' }).kind).toBe('no_form');
		},
	);

	it('never throws, whatever comes', () => {
		const field = fc.oneof(
			fc.constantFrom('said.en', 'did.en', 'said.ar', 'state', 'due', 'remedy', 'owner', 'seen'),
			fc.string(),
		);
		const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());
		fc.assert(
			fc.property(fc.dictionary(field, value), (fields) => {
				const read = parseProblemForm({ ...base, ...fields });
				expect(['ok', 'invalid', 'no_form']).toContain(read.kind);
				if (read.kind !== 'ok') return;
				for (const text of Object.values(read.wanted.texts)) {
					if (text) expect(text.said && text.did).toBeTruthy();
				}
			}),
		);
	});
});
