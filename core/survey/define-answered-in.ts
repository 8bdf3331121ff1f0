import { httpsUrl } from '../language/safe-url';
import { InputError } from '../model/errors';
import { below, readObject, readOptionalText, unacceptable } from '../model/read-input';
import type { Survey } from '../model/survey';
import { filledForm, formSlots, slotsIn } from './form-address';

const path = 'answeredIn';
const where = below(path, 'address');
const slots = formSlots.map((name) => `{${name}}`).join(', ');

/**
 * The form of another tool in which a survey is answered; `null` where it is on our own page.
 *
 * @throws InputError for an address that is missing, is not of an https page, names something that is not
 * there, or does not carry the invitation: its answers could not find it
 */
export function readAnsweredIn(value: unknown): Survey['answeredIn'] | null {
	if (value === undefined || value === null) return null;
	const given = readObject(value, path, ['address']);
	const address = readOptionalText(given.address, where, 1_000);
	if (address === null) {
		throw new InputError(
			`"${where}" is empty, so nobody could be sent to the form.`,
			`Fill in the address of the form with {invitation} in its hidden field, or take the option away.`,
		);
	}
	const named = slotsIn(address);
	const unknown = named.find((name) => !formSlots.some((one) => one === name));
	if (unknown !== undefined) {
		throw new InputError(`"${where}" names {${unknown}}, which is not known.`, `Use ${slots}.`);
	}
	if (httpsUrl(address) === null || siteOf(address, 'a') !== siteOf(address, 'b')) {
		throw unacceptable(where, address, 'the address of a form that begins with https://');
	}
	if (named.includes('invitation')) return { address };
	throw new InputError(
		`"${where}" does not carry the invitation, so no answer could find it: "${address}".`,
		'Put {invitation} into a hidden field of the form, e.g. https://form.typeform.com/to/abc#invitation={invitation}.',
	);
}

/** Where the form is, with something filled in: it must be the same for everybody. */
function siteOf(address: string, value: string): string | null {
	const filled = filledForm(address, { invitation: value, language: value, customer: value });
	return filled === null ? null : new URL(filled).origin;
}

/**
 * A code that is given on the page of thanks, which nobody sees who answers elsewhere.
 *
 * @throws InputError
 */
export function checkGivenByMail({
	answeredIn,
	incentive,
}: Pick<Survey, 'answeredIn' | 'incentive'>): void {
	if (!answeredIn || !incentive || incentive.byMail) return;
	throw unacceptable(
		below('incentive', 'byMail'),
		false,
		'switched on: the survey is answered in another tool, so nobody sees the code on our page',
	);
}
