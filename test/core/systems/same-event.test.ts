import fc from 'fast-check';

import { sourceSystems } from '../../../core/systems';
import { asked, post } from './source/request';

const now = Date.UTC(2026, 0, 5, 3);

/** A text or a number of JSON. */
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
/** A whole number in quotes: an id, an amount, a time, a phone. */
const quoted = /^"(-?(?:0|[1-9]\d{0,18}))"$/;
const isName = (text: string, end: number): boolean => /^\s*:/.test(text.slice(end));

/** The text with each whole number that is picked written the other way. */
function rewritten(text: string, picked: readonly boolean[]): string {
	let nth = 0;
	return text.replace(token, (found, at: number) => {
		const [, bare] = quoted.exec(found) ?? [];
		const other = bare ?? (/^-?\d+$/.test(found) ? `"${found}"` : null);
		if (other === null || isName(text, at + found.length)) return found;
		return picked[nth++ % picked.length] ? other : found;
	});
}

const samples = sourceSystems.flatMap(({ key, source }) =>
	/^\s*[[{]/.test(source.sample.body) ? [[key, source] as const] : [],
);

describe.each(samples)('the sample of %s', (key, source) => {
	const { body, headers, query, values, event } = source.sample;
	// What is kept as it came may differ, and Shopify's events are known by their very bytes.
	const { attributes: _kept, externalId, ...same } = event;
	const facts = { ...same, ...(key !== 'shopify' && { externalId }) };

	it('is the same event with its ids as texts or as numbers', () => {
		expect(rewritten(body, [true])).not.toBe(body);
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (picked) => {
				const request = post(rewritten(body, picked), headers, query);
				expect(asked(source).parse(request, values, now)).toMatchObject({
					kind: 'events',
					events: [facts],
				});
			}),
		);
	});
});

/** Whose function, rule or app may send one thing or a list of it, or it with something around. */
const wrapped: Record<string, (body: string) => string> = {
	generic: (body) => `[${body}]`,
	fxiaoke: (body) => `[${body}]`,
	neocrm: (body) => `[${body}]`,
	freshdesk: (body) =>
		body.includes('"freshdesk_webhook"')
			? JSON.stringify((JSON.parse(body) as Record<string, unknown>).freshdesk_webhook)
			: `{"freshdesk_webhook":${body}}`,
};

it.each(samples.filter(([key]) => key in wrapped))(
	'the sample of %s is the same event wrapped and unwrapped',
	(key, source) => {
		const { body, headers, query, values, event } = source.sample;
		const other = wrapped[key]?.(body) ?? '';
		expect(asked(source).parse(post(other, headers, query), values, now)).toMatchObject({
			kind: 'events',
			events: [event],
		});
	},
);
