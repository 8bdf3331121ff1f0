import { momentOf } from '../calendar/moment';
import { InputError } from '../model/errors';
import { below, readBoolean, readObject, unacceptable } from '../model/read-input';
import type { Incentive } from '../model/survey';
import type { TextCollector } from './own-texts';

/** Characters of what it is in words: it stands in one line of a mail's subject. */
const longestText = 200;

/**
 * What a survey gives for answering; `null` where nothing is.
 *
 * @throws InputError if it is not said what it is, or until when is no day
 */
export function readIncentive(texts: TextCollector, value: unknown): Incentive | null {
	const named = value !== undefined && value !== null;
	const given = named ? readObject(value, 'incentive', ['text', 'byMail', 'validUntil']) : {};
	const path = below('incentive', 'text');
	const text = texts.take('incentive', null, given.text, path);
	if (text === null) {
		if (!named) return null;
		throw new InputError(
			'The survey has an incentive, but does not say what it is.',
			'Fill in Incentive: What It Is, e.g. "A 10 % voucher for your next order", or remove the incentive.',
		);
	}
	for (const [language, words] of Object.entries(text)) {
		if ([...words].length <= longestText) continue;
		throw unacceptable(below(path, language), words, `at most ${longestText} characters`);
	}
	return {
		text,
		byMail: readBoolean(given.byMail ?? false, below('incentive', 'byMail')),
		validUntil: readDay(given.validUntil),
	};
}

/** A day as it is written, or as a date picker writes it. */
function readDay(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '' && typeof value === 'string') return null;
	const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T00:00(?::00(?:\.0+)?)?)?$/.exec(text) ?? [];
	if (day !== undefined && momentOf(day, 'UTC') !== null) return day;
	throw unacceptable(below('incentive', 'validUntil'), value, 'a day such as "2027-01-31"');
}
