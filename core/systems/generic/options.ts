import { InputError } from '../../model/errors';
import { unacceptable } from '../../model/read-input';
import { choice, rowPath, rows, text } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { eventFields, isEventType } from '../source/event-fields';
import { fieldColumns, fieldOf } from '../source/field-columns';
import { type FieldPath, parseFieldPath } from '../source/field-path';
import { fixedValues } from '../source/fixed-values';
import { freshness } from '../source/freshness';
import { senderZone } from '../source/sender-zone';

/** Where each field lies: under our own names unless the admin says otherwise. */
const fields = refined(
	rows({
		label: 'Fields',
		hint: 'Where the sender puts each field. A body that has our own names, like the sample below, needs none.',
		row: 'Field',
		columns: {
			...fieldColumns,
			path: text({
				label: 'Path',
				hint: 'Names between dots, from the top of one event',
				example: 'data.contact.email',
				fallback: '',
			}),
		},
	}),
	(given, place) => {
		const paths = new Map<string, FieldPath>();
		for (const field of Object.keys(eventFields)) paths.set(field, parseFieldPath(field));
		for (const [index, row] of given.entries()) {
			if (row.path === '') continue;
			paths.set(fieldOf(row, rowPath(place, index)), parseFieldPath(row.path));
		}
		return paths;
	},
);

const typeNames = refined(
	rows({
		label: 'Event Type Names',
		hint: 'What the sender calls an event, and what we call it',
		row: 'Type',
		columns: {
			word: text({ label: "Sender's Word", hint: 'As the sender writes it', fallback: '' }),
			type: text({
				label: 'Event Type',
				hint: 'What happened, as noun.verb',
				example: 'ticket.closed',
				fallback: '',
			}),
		},
	}),
	(given, place) => {
		const types = new Map<string, string>();
		for (const [index, { word, type }] of given.entries()) {
			if (word === '') continue;
			if (!isEventType(type)) {
				const path = `${rowPath(place, index)}, Event Type`;
				throw unacceptable(path, type, 'like ticket.closed or deal.won');
			}
			types.set(word, type);
		}
		return types;
	},
);

const system = refined(
	text({
		label: 'System',
		hint: 'Short name of the sending system. IDs of two systems are kept apart by it.',
		example: 'my_crm',
		fallback: 'generic',
	}),
	(name) => {
		if (/^[a-z][a-z0-9_-]{0,39}$/.test(name)) return name;
		throw new InputError(
			`"System" is "${name}".`,
			'It must be a short name of lower-case letters, digits, - and _, e.g. my_crm.',
		);
	},
);

export const options = {
	authentication: choice({
		label: 'Authentication',
		hint: 'How the sender proves who it is',
		choices: [
			{
				value: 'hmac',
				label: 'Signature (HMAC-SHA256)',
				hint: 'The sender signs the body with the secret',
			},
			{
				value: 'header',
				label: 'Shared Secret in a Header',
				hint: 'The sender puts the secret itself into a header',
			},
			{
				value: 'none',
				label: 'None (Insecure)',
				hint: 'Everybody who knows the URL can invent events',
				insecure:
					'Insecure: nobody proves who sent an event. Use it on a closed network only. Items carry event.attributes.insecure.',
			},
		],
		fallback: 'hmac',
		main: true,
	}),
	fields,
	fixedValues,
	typeNames,
	encoding: choice({
		label: 'Encoding of the Signature',
		hint: 'How the signature is written',
		choices: [
			{ value: 'base64', label: 'Base64' },
			{ value: 'hex', label: 'Hex' },
		],
		fallback: 'hex',
	}),
	header: text({
		label: 'Header',
		hint: 'Header with the signature (X-Signature if empty) or the shared secret (X-Webhook-Secret if empty)',
		example: 'X-Signature',
		fallback: null,
	}),
	events: refined(
		text({
			label: 'Path of the Events',
			hint: 'Where the list of events lies in the body. Empty means the body itself.',
			example: 'data.items',
			fallback: '',
		}),
		parseFieldPath,
	),
	prefix: text({
		label: 'Prefix of the Signature',
		hint: 'Accepted with and without',
		fallback: 'sha256=',
	}),
	system,
	timestampHeader: text({
		label: 'Timestamp Header',
		hint: 'Header with the signed time. Then the time, a dot and the body are signed.',
		example: 'X-Timestamp',
		fallback: null,
	}),
	senderZone,
	freshness,
};

export type GenericOptions = OptionsOf<typeof options>;
