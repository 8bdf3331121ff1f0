import { receiverOption } from '../callback/keys';
import { choice, number } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { derivedFields } from '../source/derived-fields';
import { eventRules, namedFields } from '../source/event-rules';
import { senderZone } from '../source/sender-zone';

export const options = {
	application: receiverOption({
		label: 'App Key',
		hint: 'AppKey of the application, which the events must be for',
		example: '41832a3d2df94989b500da6a22268747',
	}),
	rules: eventRules,
	fields: namedFields,
	generation: choice({
		label: 'Signature',
		hint: 'How the application signs, which depends on when it was made',
		choices: [
			{ value: 'both', label: 'Either' },
			{ value: 'hmac', label: 'HMAC-SHA256 (Applications Since 29 July 2022; Not Documented)' },
			{ value: 'sha1', label: 'SHA-1 (Applications Before)' },
		],
		fallback: 'both',
	}),
	freshness: refined(
		number({
			label: 'Freshness (Minutes)',
			hint: 'How far the signed time may be from now. YonBIP sends for 24 hours what was not taken. 0 means no limit.',
			min: 0,
			max: 2_880,
			fallback: 1_500,
		}),
		(minutes) => minutes * 60_000,
	),
	derivedFields,
	senderZone,
};

export type YonbipOptions = OptionsOf<typeof options>;
