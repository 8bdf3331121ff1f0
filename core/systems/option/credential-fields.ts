import { SetupError } from '../../model/errors';
import { shortened } from '../../model/shown';

/** A credential's fields, read one by one; errors call the credential and the field as people see them. */
export type CredentialFields = {
	/** @throws SetupError where it is empty */
	text(key: string, label: string): string;
	/** Empty where nothing was entered. */
	optional(key: string): string;
	/**
	 * The address of a system, without a slash at its end.
	 *
	 * @throws SetupError where it is no http or https address, or holds a user, a query or a fragment
	 */
	address(key: string, label: string, example: string): string;
	/** @throws SetupError where it is none of the values */
	choice<const Values extends readonly string[]>(
		key: string,
		label: string,
		values: Values,
	): Values[number];
};

/** @param credential as n8n shows it, e.g. `Satisfaction Fxiaoke` */
export function credentialFields(
	given: Record<string, unknown>,
	credential: string,
): CredentialFields {
	const optional = (key: string): string => {
		const value = given[key];
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const wrong = (label: string, shown: string, accepted: string): SetupError =>
		new SetupError(
			`${label} of the ${credential} credential ${shown === '' ? 'is empty' : `is "${shortened(shown)}"`}.`,
			`Enter ${accepted}.`,
		);
	return {
		optional,
		text(key, label) {
			const value = optional(key);
			// The value of a field may be a secret, so an error never shows it; here there is none.
			if (value === '') throw wrong(label, '', `the ${label} there`);
			return value;
		},
		address(key, label, example) {
			const value = optional(key).replace(/\/+$/, '');
			const url = URL.canParse(value) ? new URL(value) : null;
			const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
			const isBare = url?.username === '' && url.search === '' && url.hash === '';
			if (!isWeb || !isBare) throw wrong(label, value, `an address such as ${example}`);
			return value;
		},
		choice(key, label, values) {
			const value = optional(key);
			const known = values.find((one) => one === value);
			if (known !== undefined) return known;
			throw wrong(label, value, `one of ${values.join(', ')}`);
		},
	};
}
