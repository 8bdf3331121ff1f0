import fc from 'fast-check';

import { answerReference, readAnswerReference } from '../../../core/model/answer-reference';
import { newId } from '../../../core/model/id';

const keys = { current: 'a signing secret for tests, 32 characters', previous: [] };

describe('what an answer in another tool carries', () => {
	it('is short, of letters that every tool gives back, and read again also after the secret was changed', () => {
		const id = newId('inv');
		const reference = answerReference(keys, 'w', id);
		expect(reference).toMatch(/^[a-z0-9_]{41}$/);
		const rotated = { current: 'another secret', previous: [keys.current] };
		for (const given of [reference, ` ${reference}\r\n`, reference.toUpperCase()]) {
			const read = readAnswerReference(rotated, 'w', given);
			expect(read).toEqual({ kind: 'invitation', invitationId: id });
		}
		const test = answerReference(keys, 'w', null);
		expect(readAnswerReference(keys, 'w', test)).toEqual({ kind: 'test' });
	});

	it('is bound to its workspace, its secret and its invitation', () => {
		const [id, other] = [newId('inv'), newId('inv')];
		const reference = answerReference(keys, 'w', id);
		expect(readAnswerReference(keys, 'v', reference)).toBeNull();
		expect(readAnswerReference({ current: 'x', previous: [] }, 'w', reference)).toBeNull();
		expect(readAnswerReference(keys, 'w', other + reference.slice(24))).toBeNull();
		expect(readAnswerReference(keys, 'w', `test${reference.slice(24)}`)).toBeNull();
		expect(readAnswerReference(keys, 'w', id)).toBeNull();
	});

	it('is nothing else, whatever is given', () => {
		const reference = answerReference(keys, 'w', newId('inv'));
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.string({ unit: 'binary' }),
					fc.nat(40).chain((at) =>
						fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz').map((one) => {
							return reference.slice(0, at) + one + reference.slice(at + 1);
						}),
					),
				),
				(given) => {
					const same = given.trim().toLowerCase() === reference;
					expect(readAnswerReference(keys, 'w', given) !== null).toBe(same);
				},
			),
		);
	});
});
