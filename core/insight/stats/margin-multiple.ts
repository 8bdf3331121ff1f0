import { InputError } from '../../model/errors';

/**
 * How many years' margin a customer is worth from now on: r / (1 + i − r) (Gupta & Lehmann 2003), with the same
 * margin, retention and discount every year, the first margin a year from now.
 *
 * @param retention share that stays a year, 0–1
 * @param discount of money a year later, above 0, e.g. 0.1
 * @throws InputError for a share or a discount that is none
 */
export function marginMultiple(retention: number, discount: number): number {
	if (!(retention >= 0 && retention <= 1 && discount > 0 && Number.isFinite(discount))) {
		throw new InputError(
			`A retention of ${retention} and a discount of ${discount} give no value.`,
			'Give a retention of 0 to 1 and a discount above 0, e.g. 0.1 for 10 % a year.',
		);
	}
	return retention / (1 + discount - retention);
}
