import { httpsUrl } from '../language/safe-url';
import { InputError } from '../model/errors';
import { below, readObject, readOptionalText, readWord, unacceptable } from '../model/read-input';
import { type NextStep, nextStepAudiences } from '../model/survey';
import type { TextCollector } from './own-texts';

/**
 * What a customer is asked for on the page of thanks; `null` where no address is given.
 *
 * @throws InputError for an address that is not of an https page, or a text without an address
 */
export function readNextStep(texts: TextCollector, value: unknown): NextStep | null {
	if (value === undefined || value === null) return null;
	const path = 'nextStep';
	const given = readObject(value, path, ['url', 'text', 'link', 'showTo']);
	const address = readOptionalText(given.url, below(path, 'url'), 500);
	if (address === null) {
		if (isBlank(given.text) && isBlank(given.link)) return null;
		throw new InputError(
			'The next step after a high score has a text, but no address.',
			'Fill in its Address, e.g. https://example.com/review, or take the text away.',
		);
	}
	const url = httpsUrl(address);
	if (url === null) {
		throw unacceptable(
			below(path, 'url'),
			address,
			'the address of a page that begins with https://',
		);
	}
	return {
		url,
		text: texts.take('nextStep', null, given.text, below(path, 'text')),
		link: texts.take('nextStepLink', null, given.link, below(path, 'link')),
		showTo: readWord(given.showTo ?? 'high', below(path, 'showTo'), nextStepAudiences),
	};
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
