import { InputError } from '../../model/errors';
import type { Client } from '../../systems/client';

/** The kind of record was neither chosen nor given. */
export const noKindOfRecord = ({ hint, example }: Client['object']): InputError =>
	new InputError(
		'"Kind of Record" is empty.',
		`Choose it from the list, or give it by ID. ${hint}, e.g. ${example}.`,
	);
